package dev.runyard.api.jsonapi;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;

/** Reads a {@link Field}, keeping absent apart from null. */
final class FieldReader extends ValueDeserializer<Field<?>> {
    private final @Nullable JavaType content;

    FieldReader() {
        this(null);
    }

    private FieldReader(@Nullable JavaType content) {
        this.content = content;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return new FieldReader(context.getContextualType().containedType(0));
    }

    @Override
    public Field<?> deserialize(JsonParser parser, DeserializationContext context) {
        return Field.of(context.<Object>readValue(parser, content));
    }

    @Override
    public Field<?> getNullValue(DeserializationContext context) {
        return Field.of(null);
    }

    @Override
    public Field<?> getAbsentValue(DeserializationContext context) {
        return Field.absent();
    }
}
