package dev.runyard.ui.log;

/** Text as HTML: nothing in it can become markup, and nothing in it can make it look like other text. */
final class HtmlText {
    private static final int NO_CHARACTER = 0xFFFD;

    private HtmlText() {}

    static void append(String text, StringBuilder html) {
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            boolean followedByFeed = i < text.length() && text.charAt(i) == '\n';
            switch (character) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\r' -> html.append(followedByFeed ? "" : "\n");
                case '\n', '\t' -> html.append((char) character);
                default -> appendOther(character, html);
            }
        }
    }

    private static void appendOther(int character, StringBuilder html) {
        if (Character.isISOControl(character)) {
            return;
        }
        html.appendCodePoint(turnsAround(character) ? NO_CHARACTER : character);
    }

    /** The overrides and isolates of Unicode's bidirectional algorithm: a plan could say one thing and show another. */
    private static boolean turnsAround(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }
}
