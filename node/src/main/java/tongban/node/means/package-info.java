/**
 * The economic check of a household: who authorised it, what was asked of which source, what came
 * and when, what it says beside what was declared, and what the person says to that. README.md
 * beside this file tells it in a page.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.means;
