// The button of the page that opens the browser's dialogue for printing, which also makes a PDF.
// What is drawn anew at every run of the page needs no listener of its own: clicks are heard here.
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest(".aqb-print")) window.print();
});
