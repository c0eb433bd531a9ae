export { PlannerScreen } from './PlannerScreen';
export { plannerState, setPlanner } from './planner-state';
