package dev.rapport.contact.calls.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.contact.calls.CallDesk;
import dev.rapport.contact.calls.CallFilter;
import dev.rapport.contact.calls.CallFilter.Which;
import dev.rapport.contact.calls.Calls;
import dev.rapport.contact.calls.Told.Direction;
import dev.rapport.contact.calls.WrapUp;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/calls")
class CallsApi {

    /** @param customer absent: nobody knows who is on the other side */
    record CallerRequest(
            @Nullable String customer, @Nullable String proof) {}

    record RecordingAnswer(String address) {}

    /** @param reason product, complaint, quotation, purchase-intent or other */
    record WrapUpAnswer(
            String reason,
            String about,
            String note,
            @Nullable UUID by,
            Instant at) {

        static WrapUpAnswer of(WrapUp said) {
            var by = said.by();
            return new WrapUpAnswer(
                    said.reason().word(), said.about(), said.note(), by == null ? null : by.value(), said.at());
        }
    }

    private final Calls calls;
    private final CallDesk desk;

    CallsApi(Calls calls, CallDesk desk) {
        this.calls = calls;
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Calls that the asker may see, the newest first")
    Page<CallAnswer> list(
            @RequestParam(defaultValue = "all") String which,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var filter = new CallFilter(
                Word.parse(Which.class, which),
                direction == null ? null : Word.parse(Direction.class, direction),
                mine,
                customer == null ? null : CustomerId.of(customer));
        return calls.list(filter, limit, after).map(CallAnswer::of);
    }

    @GetMapping("/{call}")
    @Operation(summary = "One call")
    ResponseEntity<CallAnswer> get(@PathVariable String call) {
        var found = calls.get(call);
        return ResponseEntity.ok().eTag(found.revision().tag()).body(CallAnswer.of(found));
    }

    @GetMapping("/{call}/wrap-up")
    @Operation(summary = "What it was about, as who spoke wrote it down")
    WrapUpAnswer wrapUp(@PathVariable String call) {
        return calls.wrapUp(call).map(WrapUpAnswer::of).orElseThrow(() -> Refused.notFound("error.no-such-id", call));
    }

    @GetMapping("/{call}/candidates")
    @Operation(summary = "Customers who may be on the other side, as long as nobody knows who is")
    Page<Calls.Candidate> candidates(@PathVariable String call) {
        return new Page<>(calls.candidates(call), null);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/{call}/caller")
    @Operation(summary = "Say who is on the other side, and why you think so; or that nobody knows")
    CallAnswer caller(
            @PathVariable String call,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody CallerRequest request) {
        var customer = request.customer();
        if (customer == null) desk.unlink(call, Revision.ifMatch(version));
        else desk.link(call, CustomerId.of(customer), request.proof(), Revision.ifMatch(version));
        return CallAnswer.of(calls.get(call));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{call}/recording")
    @Operation(summary = "Ask where the telephone system keeps it; that you did stands in its story")
    RecordingAnswer recording(@PathVariable String call) {
        return new RecordingAnswer(desk.recording(call));
    }
}
