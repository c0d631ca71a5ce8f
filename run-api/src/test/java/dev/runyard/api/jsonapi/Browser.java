package dev.runyard.api.jsonapi;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to the {@link Library}. */
final class Browser {
    private final JsonMapper json = new JsonMapper();
    private final AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    private final MockMvc mvc;

    Browser() {
        context.setServletContext(new MockServletContext());
        context.register(Library.class);
        context.refresh();
        DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(context);
        builder.addFilters(new ApiFilter(context.getBean(Problems.class)));
        mvc = builder.build();
    }

    /** The answer to a request. */
    record Answer(MockHttpServletResponse response, JsonNode body) {
        int status() {
            return response.getStatus();
        }

        /** Returns what stands at a JSON pointer, as JSON. */
        String at(String pointer) {
            return body.at(pointer).toString();
        }
    }

    Answer get(String url) {
        return send(HttpMethod.GET, url, "");
    }

    Answer post(String url, String body) {
        return send(HttpMethod.POST, url, body);
    }

    Answer send(HttpMethod method, String url, String body) {
        try {
            var response = mvc.perform(request(method, java.net.URI.create(url))
                            .accept("text/html")
                            .content(body))
                    .andReturn()
                    .getResponse();
            var text = response.getContentAsString();
            return new Answer(response, text.isEmpty() ? json.missingNode() : json.readTree(text));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    Object received() {
        return java.util.Objects.requireNonNull(context.getBean(Library.Desk.class).received);
    }
}
