/** Any address that is none of ours. */
export function loader() {
  throw Response.json({}, { status: 404 });
}

export default function Nowhere() {
  return null;
}
