package dev.rapport.access.web;

import dev.rapport.access.Access;
import dev.rapport.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
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
            boolean available) {}

    private final Access access;

    MeApi(Access access) {
        this.access = access;
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
                access.available());
    }
}
