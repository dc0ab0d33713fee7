// Owns the product's mark, the same steps as on its icon (resources/icon.svg). Decoration only: the name beside it is what is read out.

export function ProductMark({ size }: { size: 24 | 48 }) {
  return (
    <svg className="product-mark" viewBox="0 0 48 48" width={size} height={size} aria-hidden="true">
      <rect className="product-mark__ground" width="48" height="48" rx="11" />
      <path className="product-mark__steps" d="M11 33h11v-9.5h11V14h5" />
      <circle className="product-mark__dot" cx="35" cy="33" r="4" />
    </svg>
  )
}
