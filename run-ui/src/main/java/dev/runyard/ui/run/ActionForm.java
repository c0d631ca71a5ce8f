package dev.runyard.ui.run;

/**
 * Something that a visitor may do to a run now.
 *
 * @param name as in the path to post to
 * @param label what it is called
 * @param deed what happens then
 * @param warning what to know before; empty for nothing
 * @param remark whether a comment may go along
 */
record ActionForm(String name, String label, String deed, String warning, boolean remark) {
    static ActionForm of(String name, String label, String deed) {
        return new ActionForm(name, label, deed, "", true);
    }

    ActionForm warning(String text) {
        return new ActionForm(name, label, deed, text, remark);
    }

    ActionForm withoutRemark() {
        return new ActionForm(name, label, deed, warning, false);
    }
}
