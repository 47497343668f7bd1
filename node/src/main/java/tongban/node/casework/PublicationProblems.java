package tongban.node.casework;

/** What can stand in the way of publishing what was granted, in words. */
final class PublicationProblems {
    private PublicationProblems() {}

    static Problem notPublished() {
        return Problem.of(
                "CASE-292",
                "",
                "本事项没有规定由本系统公布决定",
                "This service has no decisions published here",
                "不需要公布；依法公布的，由本机关在自己的网站办理",
                "Do not publish it; what the law wants published goes to the body's own site");
    }

    static Problem notGranted() {
        return Problem.of(
                "CASE-293",
                "",
                "只公布同意的决定；没有同意或者已经撤销的不公布",
                "Only what was granted is published, and not what was revoked since",
                "不需要公布",
                "Do not publish it");
    }

    static Problem shownAlready() {
        return Problem.of(
                "CASE-294",
                "",
                "正在公布",
                "It is being published",
                "内容有误或者有变动的，先撤下，再重新公布",
                "Where something is wrong or has changed, take it down first and publish it anew");
    }

    static Problem notShown() {
        return Problem.of(
                "CASE-295",
                "",
                "没有正在公布的内容",
                "Nothing is being published",
                "不需要撤下",
                "There is nothing to take down");
    }

    static Problem ended() {
        return Problem.of(
                "CASE-296",
                "",
                "待遇已经停发，不再公布",
                "The benefit has ended and is not published any more",
                "不需要公布",
                "Do not publish it");
    }
}
