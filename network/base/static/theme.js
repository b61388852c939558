// The chosen colours, before anything is drawn. Without a choice, or without storage, the device's own.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch { /* storage is switched off */ }
