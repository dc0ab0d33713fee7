// Owns the lint rule "a function of its own has few lines": functions inside it do not count, because an object made of closures is
// not one long function. Never looks at anything but lengths.

const FUNCTIONS = 'FunctionDeclaration, FunctionExpression, ArrowFunctionExpression'

function linesOf(node) {
  return node.loc.end.line - node.loc.start.line + 1
}

function nameOf(node) {
  return node.id?.name ?? node.parent.id?.name ?? node.parent.key?.name ?? 'This function'
}

/** One place of the stack a function that is being walked; what ends inside it is taken off its own lines. */
function createWalker(context, maxLines) {
  const open = []
  return {
    enter: () => open.push({ nestedLines: 0 }),
    leave: (node) => {
      const { nestedLines } = open.pop()
      const lines = linesOf(node)
      const own = lines - nestedLines
      const outer = open.at(-1)
      // A nested function on one line shares it with its surroundings.
      if (outer) outer.nestedLines += Math.max(0, lines - 1)
      if (own > maxLines) context.report({ node, message: `${nameOf(node)} has ${own} lines of its own; the most is ${maxLines}.` })
    }
  }
}

export const ownLines = {
  meta: { type: 'suggestion', schema: [{ type: 'integer' }] },
  create(context) {
    const walker = createWalker(context, context.options[0] ?? 60)
    return { [`:matches(${FUNCTIONS})`]: walker.enter, [`:matches(${FUNCTIONS}):exit`]: walker.leave }
  }
}
