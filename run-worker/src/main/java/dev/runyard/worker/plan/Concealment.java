package dev.runyard.worker.plan;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes the secrets out of the values of one plan. What is marked becomes a word that says nothing but whether two
 * values were equal: by that, a reader can tell what changes. Its shape stays, since terraform's own renderer looks for
 * changes inside of it, but for the keys of maps, which may be as secret as the values. The words are made with a key
 * that is forgotten, so that a short secret cannot be found by trying.
 */
final class Concealment {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Mac mac;
    private final UnaryOperator<String> mask;

    /**
     * Begins with a plan.
     *
     * @param mask takes secrets that are known by their value out of text that is not marked
     */
    Concealment(UnaryOperator<String> mask) {
        this.mask = mask;
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            this.mac = Mac.getInstance(ALGORITHM);
            this.mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns what may be shown of a value.
     *
     * @param marks terraform's: true for a secret, else of the shape of the value; null for none
     * @param names keys that are known to be names of attributes, and no data
     */
    JsonNode shown(JsonNode value, @Nullable JsonNode marks, Set<String> names) {
        if (isMarked(value, marks)) {
            return hidden(value, names);
        }
        if (value instanceof ObjectNode object) {
            var shown = NODES.objectNode();
            object.properties()
                    .forEach(each -> shown.set(
                            mask.apply(each.getKey()), shown(each.getValue(), below(marks, each.getKey()), names)));
            return shown;
        }
        if (value instanceof ArrayNode array) {
            var shown = NODES.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                shown.add(shown(array.get(i), below(marks, i), names));
            }
            return shown;
        }
        return scalar(value);
    }

    /** Returns what may be shown of a tree that tells which parts of a value are not known yet. */
    JsonNode unknown(JsonNode unknown, @Nullable JsonNode marks, Set<String> names) {
        boolean hides = isTrue(marks);
        if (unknown instanceof ObjectNode object) {
            var shown = NODES.objectNode();
            object.properties().forEach(each -> {
                var key = hides ? key(each.getKey(), names) : mask.apply(each.getKey());
                shown.set(key, unknown(each.getValue(), hides ? marks : below(marks, each.getKey()), names));
            });
            return shown;
        }
        if (unknown instanceof ArrayNode array) {
            var shown = NODES.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                shown.add(unknown(array.get(i), hides ? marks : below(marks, i), names));
            }
            return shown;
        }
        return unknown;
    }

    /**
     * Adds to the marks of one side of a change those of the other, wherever both sides have the same value: a secret is
     * still one when only its mark is taken away.
     */
    static @Nullable JsonNode joint(
            JsonNode value, @Nullable JsonNode marks, @Nullable JsonNode other, @Nullable JsonNode othersMarks) {
        if (other == null || othersMarks == null || isTrue(marks)) {
            return marks;
        }
        if (isTrue(othersMarks)) {
            return value.equals(other) ? othersMarks : marks;
        }
        if (value instanceof ObjectNode object && other.isObject()) {
            var joint = NODES.objectNode();
            object.properties().forEach(each -> {
                var key = each.getKey();
                var below = joint(each.getValue(), below(marks, key), other.get(key), below(othersMarks, key));
                if (below != null) {
                    joint.set(key, below);
                }
            });
            return joint;
        }
        if (value instanceof ArrayNode array && other.isArray()) {
            var joint = NODES.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                var below = joint(array.get(i), below(marks, i), other.get(i), below(othersMarks, i));
                joint.add(below == null ? NODES.booleanNode(false) : below);
            }
            return joint;
        }
        return marks;
    }

    private static boolean isTrue(@Nullable JsonNode marks) {
        return marks != null && marks.isBoolean() && marks.booleanValue();
    }

    /** Marks of another shape than the value's tell that something in it is secret, but not what. */
    private static boolean isMarked(JsonNode value, @Nullable JsonNode marks) {
        if (marks == null) {
            return false;
        }
        if (marks.isContainer()) {
            boolean alike = marks.isObject() == value.isObject() && marks.isArray() == value.isArray();
            return !alike && holdsTrue(marks);
        }
        return isTrue(marks);
    }

    private static boolean holdsTrue(JsonNode marks) {
        if (marks.isContainer()) {
            return marks.valueStream().anyMatch(Concealment::holdsTrue);
        }
        return isTrue(marks);
    }

    private JsonNode hidden(JsonNode value, Set<String> names) {
        if (value instanceof ObjectNode object) {
            var hidden = NODES.objectNode();
            object.properties().forEach(each -> hidden.set(key(each.getKey(), names), hidden(each.getValue(), names)));
            return hidden;
        }
        if (value instanceof ArrayNode array) {
            var hidden = NODES.arrayNode();
            array.forEach(each -> hidden.add(hidden(each, names)));
            return hidden;
        }
        return value.isNull() ? value : StringNode.valueOf(word(value.toString()));
    }

    private JsonNode scalar(JsonNode value) {
        if (value.isString()) {
            return StringNode.valueOf(mask.apply(value.stringValue()));
        }
        // A number has to stay one.
        boolean plain = !value.isNumber() || mask.apply(value.toString()).equals(value.toString());
        return plain ? value : IntNode.valueOf(0);
    }

    private String key(String key, Set<String> names) {
        return names.contains(key) ? key : word(key);
    }

    private String word(String secret) {
        return HexFormat.of().formatHex(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static @Nullable JsonNode below(@Nullable JsonNode marks, String key) {
        return marks == null ? null : marks.get(key);
    }

    private static @Nullable JsonNode below(@Nullable JsonNode marks, int index) {
        return marks == null ? null : marks.get(index);
    }
}
