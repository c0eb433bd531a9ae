import './ui/mantine.css';
import './ui/tokens.css';
import './ui/base.css';
import './editor/paint/fonts.css';
import { createRoot } from 'react-dom/client';
import { startWindow } from './app/start-window';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');
void startWindow(createRoot(container));
