import './ui/mantine.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { startWindow } from './app/start-window';
import { declareFonts } from './editor/paint/fonts';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
void declareFonts();
void startWindow(createRoot(container));
