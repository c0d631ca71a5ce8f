package dev.runyard.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runyard.persistence.user.Actor;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

class TokenFilterTest {
    private static final Actor ADA = new Actor.Worker("ada");

    private final TokenFilter filter =
            new TokenFilter(token -> token.equals("good") ? Optional.of(ADA) : Optional.empty());

    @ParameterizedTest
    @ValueSource(strings = {"Bearer good", "bearer good", "BEARER  good "})
    void aGoodTokenTellsWhoAsks(String header) {
        assertThat(Caller.require(pass(header))).isEqualTo(ADA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer bad", "Basic good", "good", "Bearer good\0"})
    void anythingElseIsLetThroughAsNobody(String header) {
        assertNobody(pass(header));
    }

    @Test
    void noHeaderIsLetThroughAsNobody() {
        assertNobody(pass(null));
    }

    private static void assertNobody(MockHttpServletRequest request) {
        assertThat(Caller.find(request)).isNull();
        assertThatThrownBy(() -> Caller.require(request))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        refusal -> assertThat(refusal.getStatusCode().value()).isEqualTo(401));
    }

    private MockHttpServletRequest pass(@Nullable String header) {
        var request = new MockHttpServletRequest("GET", "/api/v2/account/details");
        if (header != null) {
            request.addHeader("Authorization", header);
        }
        var chain = new MockFilterChain();
        try {
            filter.doFilter(request, new MockHttpServletResponse(), chain);
        } catch (IOException | ServletException e) {
            throw new AssertionError(e);
        }
        assertThat(chain.getRequest()).isSameAs(request);
        return request;
    }
}
