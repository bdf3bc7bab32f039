// A link to an indicator or a deficiency also copies its address; where that is not allowed, it is a link still.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.copy");
  const status = document.getElementById("copied");
  if (!link || !status || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return;
  }
  status.textContent = `Copied the link${link.querySelector("span").textContent}.`;
  link.classList.add("is-copied");
  setTimeout(() => link.classList.remove("is-copied"), 2000);
});
