package dev.rapport.customer.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.ContactPointDesk;
import dev.rapport.customer.ContactPointDesk.Known;
import dev.rapport.customer.ContactPointDetail;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.PostalAddress;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import io.swagger.v3.oas.annotations.Operation;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers/{id}")
class ContactPointsApi {

    /**
     * @param days on which the customer prefers to be reached there
     * @param from time of day in the customer's own zone, together with {@code to}
     * @param verified how somebody made sure that it is the customer's
     * @param validUntil the last day on which it may be used
     * @param doNotUse why it is never used
     */
    record Detail(
            @Nullable String label,
            @Nullable List<DayOfWeek> days,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            ContactPointDetail.@Nullable Verified verified,
            @Nullable LocalDate validUntil,
            @Nullable String doNotUse) {

        ContactPointDetail detail() {
            if (days != null && days.stream().anyMatch(Objects::isNull))
                throw Refused.invalid("customer.bad-preferred-day");
            var on = days == null || days.isEmpty() ? Set.<DayOfWeek>of() : EnumSet.copyOf(days);
            return new ContactPointDetail(label, on, from, to, verified, validUntil, doNotUse);
        }

        static Detail of(ContactPointDetail known) {
            return new Detail(
                    known.label(),
                    known.days().stream().sorted().toList(),
                    known.from(),
                    known.until(),
                    known.verified(),
                    known.validUntil(),
                    known.doNotUse());
        }
    }

    /**
     * @param text masked
     * @param mayBeUsed whether it is chosen for sending
     * @param version to be sent as If-Match by whoever changes it
     */
    record ContactPointAnswer(
            UUID id,
            String kind,
            String text,
            Detail detail,
            @Nullable Instant verifiedAt,
            @Nullable String verifiedBy,
            boolean mayBeUsed,
            String version) {

        static ContactPointAnswer of(Known known) {
            return new ContactPointAnswer(
                    known.id(),
                    known.kind(),
                    known.text(),
                    Detail.of(known.detail()),
                    known.verifiedAt(),
                    known.verifiedBy(),
                    known.mayBeUsed(),
                    known.revision().mark());
        }
    }

    /** @param country two letters, such as CN */
    record Address(
            @Nullable String street,
            @Nullable String postcode,
            @Nullable String city,
            @Nullable String region,
            @Nullable String country) {

        PostalAddress address() {
            return new PostalAddress(street == null ? "" : street, postcode, city == null ? "" : city, region, country);
        }
    }

    /** @param text a phone number or an e-mail address, where no address is given */
    record Right(@Nullable String text, @Nullable Address address) {}

    private final ContactPointDesk desk;

    ContactPointsApi(ContactPointDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/contact-points")
    @Operation(summary = "How a customer is reached, masked, with what is known of each way")
    Page<ContactPointAnswer> list(@PathVariable String id) {
        return new Page<>(desk.of(CustomerId.of(id)), null).map(ContactPointAnswer::of);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/addresses")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a postal address")
    ContactPointAnswer add(@PathVariable String id, @RequestBody Address address) {
        var customer = CustomerId.of(id);
        return answer(customer, desk.add(customer, address.address(), ContactPointDetail.NONE));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/contact-points/{point}/detail")
    @Operation(summary = "Replace what is known of a contact point besides itself")
    ResponseEntity<ContactPointAnswer> change(
            @PathVariable String id,
            @PathVariable String point,
            @RequestBody Detail detail,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var customer = CustomerId.of(id);
        desk.change(customer, Ids.parse(point), detail.detail(), Revision.ifMatch(read));
        return tagged(answer(customer, Ids.parse(point)));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PutMapping("/contact-points/{point}")
    @Operation(summary = "Correct a contact point that was taken down wrongly; what it was stays in the history")
    ResponseEntity<ContactPointAnswer> correct(
            @PathVariable String id,
            @PathVariable String point,
            @RequestBody Right right,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var customer = CustomerId.of(id);
        var revision = Revision.ifMatch(read);
        if (right.address() != null)
            desk.correct(customer, Ids.parse(point), right.address().address(), revision);
        else if (right.text() != null) desk.correct(customer, Ids.parse(point), right.text(), revision);
        else throw Refused.invalid("customer.contact-point-missing");
        return tagged(answer(customer, Ids.parse(point)));
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @DeleteMapping("/contact-points/{point}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a contact point; its history tells how to undo that")
    void remove(
            @PathVariable String id,
            @PathVariable String point,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        desk.remove(CustomerId.of(id), Ids.parse(point), Revision.ifMatch(read));
    }

    private ContactPointAnswer answer(CustomerId customer, UUID point) {
        return desk.of(customer).stream()
                .filter(known -> known.id().equals(point))
                .findFirst()
                .map(ContactPointAnswer::of)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", point));
    }

    private static ResponseEntity<ContactPointAnswer> tagged(ContactPointAnswer answer) {
        return ResponseEntity.ok().eTag('"' + answer.version() + '"').body(answer);
    }
}
