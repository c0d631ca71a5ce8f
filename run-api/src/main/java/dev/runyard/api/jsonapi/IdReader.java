package dev.runyard.api.jsonapi;

import dev.runyard.persistence.TypedId;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/** Reads a typed id from a text or from a resource identifier. */
final class IdReader extends ValueDeserializer<TypedId> {
    private final MethodHandle constructor;

    /** Takes a record class whose only component is the text. */
    IdReader(Class<?> type) {
        try {
            constructor = MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, String.class))
                    .asType(MethodType.methodType(TypedId.class, String.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not made from a text", e);
        }
    }

    @Override
    public TypedId deserialize(JsonParser parser, DeserializationContext context) {
        var tree = context.readTree(parser);
        var text = tree.isObject() ? tree.path("id") : tree;
        if (!text.isString()) {
            return context.reportInputMismatch(this, "must have an id");
        }
        if (text.stringValue().indexOf('\0') >= 0) {
            return context.reportInputMismatch(this, "must not contain NUL characters");
        }
        try {
            return (TypedId) constructor.invokeExact(text.stringValue());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
