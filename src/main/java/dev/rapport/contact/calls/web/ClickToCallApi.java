package dev.rapport.contact.calls.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.calls.ClickToCall;
import dev.rapport.platform.CustomerId;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calls that the asker's telephone is made to make. */
@RestController
@RequestMapping("/api/v1/calls")
class ClickToCallApi {

    /**
     * Who is to be called: the other side of a call, or a customer at one of their numbers.
     *
     * @param call such as K-0042
     */
    record DialRequest(
            @Nullable String call,
            @Nullable String customer,
            @Nullable String number) {}

    private final ClickToCall dials;

    ClickToCallApi(ClickToCall dials) {
        this.dials = dials;
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/dialled")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Have your telephone ring, and the customer's when you take it up")
    void dial(@RequestBody DialRequest request) {
        var call = request.call();
        if (call != null) dials.back(call);
        else
            dials.customer(
                    CustomerId.of(Objects.requireNonNullElse(request.customer(), "")),
                    Objects.requireNonNullElse(request.number(), ""));
    }
}
