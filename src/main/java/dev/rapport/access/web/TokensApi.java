package dev.rapport.access.web;

import dev.rapport.access.ApiTokens;
import dev.rapport.access.Creates;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tokens")
class TokensApi {

    private static final int USUAL_DAYS = 90;

    /** What a new token is called and how long it lives (90 days if not said). */
    record Wish(@Nullable String name, @Nullable Integer days) {}

    /** The new token; its text is told this once. */
    record NewToken(UUID id, String name, Instant expiresAt, String token) {}

    private final ApiTokens tokens;

    TokensApi(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    @Operation(summary = "My tokens, without their secrets")
    Page<ApiTokens.Token> mine() {
        return new Page<>(tokens.mine(), null);
    }

    @ForOneself
    @Creates(secret = true)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a token that acts for me")
    NewToken make(@RequestBody Wish wish) {
        var days = wish.days() == null ? USUAL_DAYS : wish.days();
        var made = tokens.make(wish.name() == null ? "" : wish.name(), days);
        return new NewToken(made.token().id(), made.token().name(), made.token().expiresAt(), made.secret());
    }

    @ForOneself
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke one of my tokens")
    void revoke(@PathVariable String id) {
        tokens.revoke(Ids.parse(id));
    }
}
