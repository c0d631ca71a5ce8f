package dev.runyard.api.jsonapi;

import dev.runyard.persistence.TypedId;
import dev.runyard.persistence.problem.Invalid;
import dev.runyard.persistence.problem.Problem;
import dev.runyard.persistence.run.PhaseId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.type.LogicalType;

/** Binds unfolded request documents to records, strictly: a text is never taken for a number, nor a number for a text. */
final class Bodies {
    private final NeutralValues neutral = new NeutralValues();
    private final WireNames names = new WireNames();
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(names)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Collection, c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .addModule(module())
            .build();

    /** Binds one resource object to an instance of the type, a record. */
    Object bind(Unfolded sent, Class<?> type) {
        neutral.check(sent.members(), type);
        for (var component : type.getRecordComponents()) {
            if (isRequired(component)) {
                require(sent, component);
            }
            requireElements(sent, component);
            requireTypes(sent, component);
        }
        return read(sent, json.constructType(type));
    }

    private Object read(Unfolded sent, JavaType type) {
        try {
            return json.treeToValue(sent.members(), type);
        } catch (JacksonException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Problem problem) {
                    throw problem;
                }
            }
            throw sent.invalid(e.getPath(), rule(e));
        }
    }

    private static String rule(JacksonException e) {
        var message = e.getOriginalMessage();
        if (message.startsWith("must ")) {
            return message;
        }
        var wanted = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (wanted == Boolean.class) {
            return "must be true or false";
        }
        if (e instanceof InputCoercionException || (wanted != null && Number.class.isAssignableFrom(wanted))) {
            return "must be a whole number";
        }
        return wanted != null && Collection.class.isAssignableFrom(wanted) ? "must be a list" : "has the wrong form";
    }

    private static boolean isRequired(RecordComponent component) {
        return component.getType() != Field.class
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private void require(Unfolded sent, RecordComponent component) {
        var name = names.translate(component.getName());
        var member = sent.members().path(name);
        if (member.isMissingNode() || member.isNull()) {
            var rule = "can't be blank";
            throw isRelationship(component) ? Invalid.relationship(name, rule) : Invalid.attribute(name, rule);
        }
    }

    /** A list holds no null, and what is in it has all that its record cannot do without. */
    private void requireElements(Unfolded sent, RecordComponent component) {
        var name = names.translate(component.getName());
        if (!(sent.members().path(name) instanceof ArrayNode elements)) {
            return;
        }
        Class<?> type = elementType(component);
        for (JsonNode element : elements) {
            boolean whole = !element.isNull() && (isRelationship(component) || isWhole(element, type));
            if (!whole) {
                var rule = element.isNull() ? "must not hold null" : "must hold whole objects: something is missing";
                throw sent.relationships().contains(name)
                        ? Invalid.relationship(name, rule)
                        : Invalid.attribute(name, rule);
            }
        }
    }

    private boolean isWhole(JsonNode element, Class<?> type) {
        if (!type.isRecord() || !element.isObject()) {
            return true;
        }
        return Arrays.stream(type.getRecordComponents())
                .filter(Bodies::isRequired)
                .noneMatch(part -> element.path(names.translate(part.getName())).isMissingNode()
                        || element.path(names.translate(part.getName())).isNull());
    }

    private static Class<?> elementType(RecordComponent component) {
        return content(component).asCollection().getGeneric(0).toClass();
    }

    private static ResolvableType content(RecordComponent component) {
        var type = ResolvableType.forType(component.getGenericType());
        return type.toClass() == Field.class ? type.getGeneric(0) : type;
    }

    /** A type may be left out, but not be another: HCP Terraform's pages say what it "must be". */
    private void requireTypes(Unfolded sent, RecordComponent component) {
        var name = names.translate(component.getName());
        if (!isRelationship(component) || !sent.relationships().contains(name)) {
            return;
        }
        var wanted = resourceType(named(component));
        var targets = sent.members().path(name);
        for (JsonNode target : targets.isArray() ? targets : List.of(targets)) {
            var type = target.path("resource-type").asString("");
            if (!type.isEmpty() && !type.equals(wanted)) {
                throw Invalid.relationship(name, "must be of the type \"" + wanted + "\"");
            }
        }
    }

    /** The class of an id is named for what it names: {@code ConfigurationVersionId}. Of phases, requests name plans. */
    private String resourceType(Class<?> id) {
        return id == PhaseId.class
                ? "plans"
                : names.translate(id.getSimpleName().replaceFirst("Id$", "s"));
    }

    /** Other resources are named by their ids, and by nothing else. */
    private static boolean isRelationship(RecordComponent component) {
        return TypedId.class.isAssignableFrom(named(component));
    }

    private static Class<?> named(RecordComponent component) {
        Class<?> one = content(component).toClass();
        return TypedId.class.isAssignableFrom(one) ? one : elementType(component);
    }

    private static final class WireNames extends PropertyNamingStrategies.KebabCaseStrategy {
        private static final long serialVersionUID = 1L;

        @Override
        public String translate(String component) {
            return super.translate(component);
        }
    }

    private static SimpleModule module() {
        var module = new SimpleModule();
        module.setDeserializers(new SimpleDeserializers() {
            private static final long serialVersionUID = 1L;

            @Override
            public @Nullable ValueDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
                return TypedId.class.isAssignableFrom(type.getRawClass())
                        ? new IdReader(type.getRawClass())
                        : super.findBeanDeserializer(type, config, description);
            }
        });
        module.addDeserializer(String.class, new TextReader());
        module.addDeserializer(Instant.class, new InstantReader());
        module.addDeserializer(Field.class, new FieldReader());
        return module;
    }
}
