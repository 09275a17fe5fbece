// The theme's own small script: the cart count follows additions, the price follows the chosen size.
document.addEventListener('regulars:added', async () => {
  const response = await fetch('/cart.js');
  const cart = await response.json();
  document.querySelector('[data-cart-count]').textContent = cart.item_count;
});

for (const choice of document.querySelectorAll('[data-product-form] input[type="radio"]')) {
  choice.addEventListener('change', () => {
    document.querySelector('p[data-price]').textContent = choice.dataset.price;
  });
}
