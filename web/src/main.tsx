import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import './app/main.css';
import { startLanguage } from './i18n';

const root = document.getElementById('root');
void startLanguage().then(() => {
  if (root) createRoot(root).render(<StrictMode><App /></StrictMode>);
});
