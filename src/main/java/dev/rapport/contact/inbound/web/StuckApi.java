package dev.rapport.contact.inbound.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.inbound.StuckDesk;
import dev.rapport.contact.inbound.StuckDesk.NotTaken;
import dev.rapport.platform.Ids;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What came in and could not be taken in. */
@RestController
@RequestMapping("/api/v1/channel-accounts/{account}/not-taken-in")
class StuckApi {

    private final StuckDesk desk;

    StuckApi(StuckDesk desk) {
        this.desk = desk;
    }

    @ForRoles(Role.ADMIN)
    @GetMapping
    @Operation(summary = "How much came in by an account and could not be taken in, and since when")
    NotTaken count(@PathVariable String account) {
        return desk.of(Ids.parse(account));
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping("/again")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Have all of it worked once more")
    void again(@PathVariable String account) {
        desk.again(Ids.parse(account));
    }
}
