/** Words broken into lines of at most so many letters, the last one shortened when there are more lines than there is room for. */
export function wrapped(text: string, letters: number, mostLines: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + word.length < letters) lines[last] += ` ${word}`;
    else if (lines.length < mostLines) lines.push(word);
    else {
      lines[last] += "…";
      break;
    }
  }
  return lines;
}
