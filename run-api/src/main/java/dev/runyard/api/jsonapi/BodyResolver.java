package dev.runyard.api.jsonapi;

import dev.runyard.persistence.problem.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Resolves handler arguments marked {@link JsonApiBody}. */
final class BodyResolver implements HandlerMethodArgumentResolver {
    private final Bodies bodies = new Bodies();
    private final JsonMapper json = new JsonMapper();
    private final LargeBodies large = new LargeBodies(Runtime.getRuntime().maxMemory());

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(JsonApiBody.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var wanted = Objects.requireNonNull(parameter.getParameterAnnotation(JsonApiBody.class));
        var type = ResolvableType.forMethodParameter(parameter);
        var servletRequest = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var root = parse(read(servletRequest, wanted.limit()), wanted.optional());
        var data = root.get("data");
        if (type.toClass() == List.class) {
            return bindAll(data, type.getGeneric(0).toClass());
        }
        if (data == null && !wanted.optional()) {
            throw Invalid.because("param is missing or the value is empty: data");
        }
        return bodies.bind(data == null ? Unfolded.plain(root) : Unfolded.of(data), type.toClass());
    }

    private List<Object> bindAll(@Nullable JsonNode data, Class<?> type) {
        if (data == null || !data.isArray()) {
            throw Invalid.because("data must be a list");
        }
        var all = new ArrayList<Object>();
        data.forEach(each -> all.add(bodies.bind(Unfolded.of(each), type)));
        return all;
    }

    /** Reads no more than the limit, whatever the client says about the length. */
    private byte[] read(HttpServletRequest request, int wanted) throws IOException {
        int limit = large.most(wanted);
        long length = request.getContentLengthLong();
        if (length > limit) {
            throw tooLarge(limit);
        }
        large.admit(length < 0 ? limit : length);
        var body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            throw tooLarge(limit);
        }
        return body;
    }

    private static ResponseStatusException tooLarge(int limit) {
        return new ResponseStatusException(
                HttpStatus.CONTENT_TOO_LARGE, "The request body must not be larger than " + limit + " bytes");
    }

    private ObjectNode parse(byte[] body, boolean optional) {
        if (optional && new String(body, 0, Math.min(body.length, 8), StandardCharsets.UTF_8).isBlank()) {
            return json.createObjectNode();
        }
        JsonNode tree;
        try {
            tree = json.readTree(body);
        } catch (JacksonException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The request body is not JSON", e);
        }
        if (tree instanceof ObjectNode object) {
            return object;
        }
        if (optional && tree.isNull()) {
            return json.createObjectNode();
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The request body is not a JSON object");
    }
}
