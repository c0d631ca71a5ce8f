package dev.runyard.contract.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TreeNode;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Reads parts of states and plans as trees, and refuses one that would take too much memory: a configuration of six lines makes
 * a value of any size, and who runs out of memory is the server. What is skipped costs nothing.
 */
public final class FrugalParser extends JsonParserDelegate {
    /** Of one tree: enough for ten thousand instances of a resource. */
    private static final long LARGEST = 96L << 20;

    /** An entry of a map, a node and the head of its text, roughly. */
    private static final long TOKEN_COST = 48;

    private static final long CHARACTER_COST = 2;

    private boolean inTree;
    private long spent;

    /** Reads what another parser reads. */
    public FrugalParser(JsonParser parser) {
        super(parser);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Jackson's own signature.
    public <T extends TreeNode> T readValueAsTree() {
        inTree = true;
        spent = 0;
        try {
            count(currentToken());
            return super.readValueAsTree();
        } finally {
            inTree = false;
        }
    }

    @Override
    public @Nullable JsonToken nextToken() {
        return counted(super.nextToken());
    }

    @Override
    public @Nullable String nextName() {
        String name = super.nextName();
        count(currentToken());
        return name;
    }

    private @Nullable JsonToken counted(@Nullable JsonToken token) {
        count(token);
        return token;
    }

    private void count(@Nullable JsonToken token) {
        if (!inTree || token == null) {
            return;
        }
        spent += TOKEN_COST + (token.isScalarValue() ? CHARACTER_COST * getStringLength() : 0);
        if (spent > LARGEST) {
            throw new StreamConstraintsException(
                    "A part is too large: it would take more than " + (LARGEST >> 20) + " MiB of memory");
        }
    }
}
