package dev.runyard.app.server;

import dev.runyard.api.jsonapi.Problems;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Answers what Tomcat refuses before any filter of ours sees it, such as a malformed path: as a JSON:API error, without
 * particulars. It stands inside Spring Boot's own report, which then has nothing left to say.
 */
@Component
public final class RefusedRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final Problems problems;

    RefusedRequests(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report(problems)));
    }

    private static final class Report extends ErrorReportValve {
        private final Problems problems;

        Report(Problems problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                problems.answer(response.getStatus(), null, response.getResponse());
            } catch (IOException e) {
                container.getLogger().debug("A request ended while it was refused", e);
            }
        }
    }
}
