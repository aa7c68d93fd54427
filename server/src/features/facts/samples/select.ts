/**
 * The number that would stand at a place if the numbers were sorted; moves them about. None of them is NaN. Hoare's
 * selection: a linear count of steps for what is measured; what is made to defeat it is sorted after `most` rounds.
 */
export function selected(numbers: Float64Array, place: number, most = 4 * Math.ceil(Math.log2(numbers.length + 1))): number | undefined {
  let [low, high] = [0, numbers.length - 1];
  for (let round = 0; low < high; round += 1) {
    if (round === most) {
      numbers.subarray(low, high + 1).sort();
      break;
    }
    const [left, right] = parted(numbers, low, high);
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return numbers[place];
}

/** Up to `right` stands nothing above the pivot, from `left` on nothing below it, and between them what equals it. */
function parted(numbers: Float64Array, low: number, high: number): readonly [left: number, right: number] {
  const pivot = middleOf(numbers[low] ?? 0, numbers[(low + high) >>> 1] ?? 0, numbers[high] ?? 0);
  let [left, right] = [low, high];
  while (left <= right) {
    while ((numbers[left] ?? 0) < pivot) left += 1;
    while ((numbers[right] ?? 0) > pivot) right -= 1;
    if (left > right) break;
    const moved = numbers[left] ?? 0;
    numbers[left] = numbers[right] ?? 0;
    numbers[right] = moved;
    left += 1;
    right -= 1;
  }
  return [left, right];
}

const middleOf = (one: number, two: number, three: number): number => Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
