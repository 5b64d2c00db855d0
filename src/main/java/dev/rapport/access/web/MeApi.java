package dev.rapport.access.web;

import dev.rapport.access.Access;
import dev.rapport.access.MyAccount;
import dev.rapport.access.Role;
import dev.rapport.platform.ForOneself;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/me")
class MeApi {

    /** The person asking. */
    record Me(
            UUID id,
            String login,
            String name,
            List<Role> roles,
            List<String> teams,
            String locale,
            String zone,
            boolean available,
            @Nullable Quiet quietHours) {}

    /** By the person's own clock; neither for what the calendar of the work says. */
    record Quiet(@Nullable LocalTime from, @Nullable LocalTime to) {}

    private final Access access;
    private final MyAccount account;

    MeApi(Access access, MyAccount account) {
        this.access = access;
        this.account = account;
    }

    @GetMapping
    @Operation(summary = "Who is asking")
    Me me() {
        var person = access.me();
        return new Me(
                person.id().value(),
                person.login(),
                person.name(),
                person.roles().stream().sorted().toList(),
                person.teams().stream().sorted().toList(),
                person.locale().toLanguageTag(),
                person.zone().getId(),
                access.available(),
                account.quietHours()
                        .map(hours -> new Quiet(hours.from(), hours.to()))
                        .orElse(null));
    }

    @ForOneself
    @PutMapping("/quiet-hours")
    @Operation(
            summary = "Set my quiet hours, in which escalations that are not urgent wait; neither time: none of my own")
    Me keepQuiet(@RequestBody Quiet hours) {
        account.keepQuiet(hours.from(), hours.to());
        return me();
    }
}
