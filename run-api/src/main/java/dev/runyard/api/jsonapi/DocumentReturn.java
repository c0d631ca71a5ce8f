package dev.runyard.api.jsonapi;

import dev.runyard.engine.Reading;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what an {@link ApiController} returns. Not a message converter, because those refuse clients whose {@code Accept}
 * does not name the format, and HCP Terraform never does.
 */
final class DocumentReturn implements HandlerMethodReturnValueHandler {
    /** The media type of JSON:API. */
    static final String MEDIA_TYPE = "application/vnd.api+json";

    private final Documents documents;
    private final Views views;
    private final Reading reading;
    private final JsonMapper json = new JsonMapper();

    /**
     * Writes documents.
     *
     * @param reading for all that one document shows
     */
    DocumentReturn(Documents documents, Views views, Reading reading) {
        this.documents = documents;
        this.views = views;
        this.reading = reading;
    }

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return AnnotatedElementUtils.hasAnnotation(returnType.getContainingClass(), ApiController.class);
    }

    @Override
    public void handleReturnValue(
            @Nullable Object body,
            MethodParameter returnType,
            ModelAndViewContainer container,
            NativeWebRequest webRequest)
            throws IOException {
        container.setRequestHandled(true);
        var request = Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class));
        var response = Objects.requireNonNull(webRequest.getNativeResponse(HttpServletResponse.class));
        var shown = Objects.requireNonNull(body, "a handler returned nothing to show");
        var view = views.of(request);
        var includes = Includes.parse(request.getParameter("include"));
        var document = reading.of(
                () -> documents.document(shown, view, includes, page -> pageUrl(request, view, shown, page)));
        var bytes = json.writeValueAsBytes(document);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String pageUrl(HttpServletRequest request, View view, Object listing, int page) {
        if (listing instanceof CountedListing<?> counted) {
            return pageUrl(request, view, counted.page(), page);
        }
        List<String> parameters = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals("page[number]") && !name.equals("page[size]")) {
                for (var value : values) {
                    parameters.add(encoded(name) + "=" + encoded(value));
                }
            }
        });
        parameters.add(encoded("page[number]") + "=" + page);
        if (listing instanceof Listing<?> list) {
            parameters.add(encoded("page[size]") + "=" + list.paging().size());
        }
        return view.url(request.getRequestURI()) + "?" + String.join("&", parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
