/**
 * The register of jointly built projects (共建成渝地区双城经济圈重大项目): yearly lists, monthly reports of two
 * sides that may contradict each other, completion against plan and schedule, milestones, pictures
 * and problems that rise from level to level. README.md says how the parts hang together.
 */
@org.jspecify.annotations.NullMarked
package tongban.node.project;
