package dev.runyard.ui.log;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How text looks after some "Select Graphic Rendition" sequences (ECMA-48, 8.3.117).
 *
 * @param foreground 0 to 15, or {@link #DEFAULT}
 * @param background 0 to 15, or {@link #DEFAULT}
 */
record TextStyle(Set<Attribute> attributes, int foreground, int background) {
    static final int DEFAULT = -1;
    static final TextStyle PLAIN = new TextStyle(Set.of(), DEFAULT, DEFAULT);

    private static final int MAX_PARAMETERS = 32;

    /** The attributes that are shown; a number is what turns one on. */
    enum Attribute {
        BOLD(1),
        FAINT(2),
        ITALIC(3),
        UNDERLINE(4),
        INVERSE(7),
        STRUCK(9);

        private final int code;

        Attribute(int code) {
            this.code = code;
        }
    }

    TextStyle {
        attributes = Set.copyOf(attributes);
    }

    /**
     * Returns the style after a sequence.
     *
     * @param parameters what stands between {@code ESC [} and {@code m}; unknown parameters change nothing
     */
    TextStyle after(String parameters) {
        var codes = Stream.of(parameters.split("[;:]", MAX_PARAMETERS + 1))
                .limit(MAX_PARAMETERS)
                .map(TextStyle::number)
                .iterator();
        TextStyle style = this;
        while (codes.hasNext()) {
            style = style.after(codes.next(), codes);
        }
        return style;
    }

    private TextStyle after(int code, Iterator<Integer> rest) {
        return switch (code) {
            case 0 -> PLAIN;
            case 1, 2, 3, 4, 7, 9 -> with(code);
            case 22 -> without(Attribute.BOLD, Attribute.FAINT);
            case 23 -> without(Attribute.ITALIC);
            case 24 -> without(Attribute.UNDERLINE);
            case 27 -> without(Attribute.INVERSE);
            case 29 -> without(Attribute.STRUCK);
            case 30, 31, 32, 33, 34, 35, 36, 37 -> new TextStyle(attributes, code - 30, background);
            case 38 -> new TextStyle(attributes, Palette.extended(rest, foreground), background);
            case 39 -> new TextStyle(attributes, DEFAULT, background);
            case 40, 41, 42, 43, 44, 45, 46, 47 -> new TextStyle(attributes, foreground, code - 40);
            case 48 -> new TextStyle(attributes, foreground, Palette.extended(rest, background));
            case 49 -> new TextStyle(attributes, foreground, DEFAULT);
            case 90, 91, 92, 93, 94, 95, 96, 97 -> new TextStyle(attributes, code - 82, background);
            case 100, 101, 102, 103, 104, 105, 106, 107 -> new TextStyle(attributes, foreground, code - 92);
            default -> this;
        };
    }

    private TextStyle with(int code) {
        var more = EnumSet.noneOf(Attribute.class);
        more.addAll(attributes);
        Stream.of(Attribute.values())
                .filter(attribute -> attribute.code == code)
                .forEach(more::add);
        return new TextStyle(more, foreground, background);
    }

    private TextStyle without(Attribute... gone) {
        var fewer = EnumSet.noneOf(Attribute.class);
        fewer.addAll(attributes);
        List.of(gone).forEach(fewer::remove);
        return new TextStyle(fewer, foreground, background);
    }

    boolean isPlain() {
        return equals(PLAIN);
    }

    /** Returns the parameters that lead here from {@link #PLAIN}; digits and semicolons only. */
    String parameters() {
        var codes = new ArrayList<Integer>();
        inOrder().map(attribute -> attribute.code).forEach(codes::add);
        if (foreground != DEFAULT) {
            codes.add(foreground < 8 ? 30 + foreground : 82 + foreground);
        }
        if (background != DEFAULT) {
            codes.add(background < 8 ? 40 + background : 92 + background);
        }
        return codes.stream().map(String::valueOf).collect(Collectors.joining(";"));
    }

    /** Returns the classes of the style sheet that show this: {@code a1} for bold, {@code f2} green, {@code b1} on red. */
    String cssClasses() {
        var classes = new ArrayList<String>();
        inOrder().map(attribute -> "a" + attribute.code).forEach(classes::add);
        if (foreground != DEFAULT) {
            classes.add("f" + foreground);
        }
        if (background != DEFAULT) {
            classes.add("b" + background);
        }
        return String.join(" ", classes);
    }

    private Stream<Attribute> inOrder() {
        return Stream.of(Attribute.values()).filter(attributes::contains);
    }

    /** Nothing means 0, and what is no number means nothing that is known. */
    private static int number(String parameter) {
        if (parameter.isEmpty()) {
            return 0;
        }
        boolean digits = parameter.length() <= 3
                && IntStream.range(0, parameter.length())
                        .allMatch(i -> parameter.charAt(i) >= '0' && parameter.charAt(i) <= '9');
        return digits ? Integer.parseInt(parameter) : DEFAULT;
    }
}
