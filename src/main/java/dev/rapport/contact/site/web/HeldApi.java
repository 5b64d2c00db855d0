package dev.rapport.contact.site.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.site.HeldDesk;
import dev.rapport.contact.site.HeldDesk.HeldEntry;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was held as spam. */
@RestController
@RequestMapping("/api/v1/channel-accounts/{account}/held")
class HeldApi {

    private final HeldDesk desk;

    HeldApi(HeldDesk desk) {
        this.desk = desk;
    }

    @ForRoles(Role.ADMIN)
    @GetMapping
    @Operation(summary = "What came by the form of a site and was held as spam, the last first, 50 at once")
    Page<HeldEntry> list(@PathVariable String account, @RequestParam(required = false) @Nullable String after) {
        return desk.of(Ids.parse(account), after);
    }

    @ForRoles(Role.ADMIN)
    @DeleteMapping("/{entry}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throw away what was rightly held as spam")
    void throwAway(@PathVariable String account, @PathVariable String entry) {
        desk.throwAway(Ids.parse(account), Ids.parse(entry));
    }

    @ForRoles(Role.ADMIN)
    @Creates
    @PostMapping("/{entry}/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Say that something is no spam; it is worked as if it had come in now")
    void release(@PathVariable String account, @PathVariable String entry) {
        desk.release(Ids.parse(account), Ids.parse(entry));
    }
}
