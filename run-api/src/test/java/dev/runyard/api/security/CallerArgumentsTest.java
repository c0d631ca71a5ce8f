package dev.runyard.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.job.JobId;
import dev.runyard.persistence.problem.NotFound;
import dev.runyard.persistence.user.Actor;
import dev.runyard.persistence.variable.VariableId;
import dev.runyard.persistence.workspace.WorkspaceId;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;

class CallerArgumentsTest {
    private final ArgumentsOfCaller resolver = new ArgumentsOfCaller();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void aHandlerMayAskForAnyCallerOrOneKind() {
        var holder = new Actor.Holder(new JobId("job-1"), 7);
        Caller.remember(request, holder);

        assertThat(resolve("any", 0)).isEqualTo(holder);
        assertThat(resolve("holder", 0)).isEqualTo(holder);
    }

    @Test
    void callersOfAnotherKindFindNothing() {
        Caller.remember(request, new Actor.Worker("w"));

        assertThatThrownBy(() -> resolve("holder", 0)).isInstanceOf(NotFound.class);
    }

    @Test
    void nobodyIsRefused() {
        assertThatThrownBy(() -> resolve("any", 0)).isInstanceOf(ResponseStatusException.class);
    }

    @Test
    void whatThePathCallsByNameIsFound() {
        FoundByName.remember(request, new WorkspaceId("ws-1"));

        assertThat(resolve("byName", 0)).isEqualTo(new WorkspaceId("ws-1"));
        assertThat(resolver.supportsParameter(parameter("byIds", 0))).isFalse();
    }

    @Test
    void everyIdOfThePathIsASubject() {
        var subjects =
                new PathSubjects(handler("byIds"), Map.of("workspace", "ws-1", "variable", "not an id", "other", "x"));

        assertThat(subjects.ids()).containsExactly(new WorkspaceId("ws-1"), new VariableId("not an id"));
        assertThat(subjects.organization()).isNull();
        assertThat(subjects.workspace()).isNull();
    }

    @Test
    void aWorkspacesNameMeansSomethingOnlyWithinAnOrganization() {
        var subjects = new PathSubjects(handler("byName"), Map.of("organization", "acme", "workspace", "web"));

        assertThat(subjects.ids()).isEmpty();
        assertThat(subjects.organization()).isEqualTo("acme");
        assertThat(subjects.workspace()).isEqualTo("web");
    }

    private Object resolve(String handler, int argument) {
        var parameter = parameter(handler, argument);
        assertThat(resolver.supportsParameter(parameter)).isTrue();
        return resolver.resolveArgument(parameter, null, new ServletWebRequest(request), null);
    }

    private static MethodParameter parameter(String handler, int argument) {
        return handler(handler).getMethodParameters()[argument];
    }

    private static HandlerMethod handler(String name) {
        var method = Arrays.stream(Handlers.class.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findAny()
                .orElseThrow();
        return new HandlerMethod(new Handlers(), method);
    }

    static final class Handlers {
        void any(Actor actor) {}

        void holder(Actor.Holder holder) {}

        void byName(WorkspaceId found) {}

        void byIds(@PathVariable("workspace") WorkspaceId workspace, @PathVariable("variable") VariableId variable) {}
    }
}
