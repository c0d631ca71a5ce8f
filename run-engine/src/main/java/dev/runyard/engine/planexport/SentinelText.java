package dev.runyard.engine.planexport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Writes values in the syntax of Sentinel (its page "Sentinel Language Specification"), some at a time, however large they
 * are: assignments of maps and lists and of what is in them.
 */
final class SentinelText {
    /** Characters, each with what stands for it after a backslash. */
    private static final String ESCAPES = "\u0007a\bb\ff\nn\rr\tt\u000bv\\\\\"\"";

    private static final int PRINTABLE = 0x20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Writer to;
    /** For each map or list that is open, whether there is something in it. */
    private final Deque<Boolean> open = new ArrayDeque<>();

    SentinelText(Writer to) {
        this.to = to;
    }

    /** Writes lines of code as they are. */
    void lines(String code) {
        write(code);
    }

    /** Begins to assign to a name of the file; the value follows. */
    void assign(String name) {
        write("\n" + name + " = ");
    }

    /** Begins a map, of entries by {@link #key}. */
    void startMap() {
        start("{");
    }

    void endMap() {
        end("}");
    }

    /** Begins an entry of a map; its value follows. */
    void key(String key) {
        element();
        literal(key);
        write(": ");
    }

    /** Begins a list, of values that {@link #element} announces. */
    void startList() {
        start("[");
    }

    void endList() {
        end("]");
    }

    /** Begins an element of a list; its value follows. */
    void element() {
        open.pop();
        open.push(true);
        indent();
    }

    void text(String value) {
        literal(value);
        done();
    }

    /** Writes that there is no value: what a plan does not know before its apply, for instance. */
    void undefined() {
        word("undefined");
    }

    /** Writes the JSON value whose first token the parser is at; leaves the parser at the last. */
    void copy(JsonParser json) {
        int before = open.size();
        token(json);
        while (open.size() > before) {
            if (isElement(json, json.nextToken())) {
                element();
            }
            token(json);
        }
    }

    private static boolean isElement(JsonParser json, JsonToken token) {
        var context = json.streamReadContext();
        return switch (token) {
            case START_OBJECT, START_ARRAY -> context.getParent().inArray();
            case END_OBJECT, END_ARRAY, PROPERTY_NAME -> false;
            default -> context.inArray();
        };
    }

    private void token(JsonParser json) {
        switch (json.currentToken()) {
            case START_OBJECT -> startMap();
            case END_OBJECT -> endMap();
            case START_ARRAY -> startList();
            case END_ARRAY -> endList();
            case PROPERTY_NAME -> key(json.currentName());
            case VALUE_STRING -> text(json.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json.getString());
            case VALUE_TRUE -> word("true");
            case VALUE_FALSE -> word("false");
            default -> word("null");
        }
    }

    /** Whole numbers have 64 bits, all others are floating-point numbers; what is beyond these cannot be written. */
    private void number(String number) {
        try {
            long whole = Long.parseLong(number);
            word(whole == Long.MIN_VALUE ? Double.toString((double) whole) : Long.toString(whole));
        } catch (NumberFormatException notWhole) {
            double rounded = Double.parseDouble(number);
            word(Double.isFinite(rounded) ? Double.toString(rounded) : "undefined");
        }
    }

    private void word(String word) {
        write(word);
        done();
    }

    private void literal(String value) {
        var literal = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int named = ESCAPES.indexOf(c);
            if (named >= 0 && named % 2 == 0) {
                literal.append('\\').append(ESCAPES.charAt(named + 1));
            } else if (c < PRINTABLE || c == BYTE_ORDER_MARK) {
                literal.append("\\u%04x".formatted((int) c));
            } else {
                literal.append(c);
            }
        }
        write(literal.append('"').toString());
    }

    private void start(String bracket) {
        write(bracket);
        open.push(false);
    }

    private void end(String bracket) {
        if (open.pop()) {
            indent();
        }
        write(bracket);
        done();
    }

    private void done() {
        write(open.isEmpty() ? "\n" : ",");
    }

    private void indent() {
        write("\n" + "\t".repeat(open.size()));
    }

    private void write(String text) {
        try {
            to.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
