package dev.rapport.contact.wecom.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Role;
import dev.rapport.contact.wecom.ContactFilter;
import dev.rapport.contact.wecom.WecomContact;
import dev.rapport.contact.wecom.WecomContacts;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Page;
import dev.rapport.platform.Word;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/wecom-contacts")
class WecomContactsApi {

    /**
     * @param customer who it is
     * @param proof why it is thought to be that customer
     */
    record WecomCustomerRequest(
            @Nullable String customer, @Nullable String proof) {}

    /**
     * A colleague and the contact.
     *
     * @param member the colleague's user id in WeCom
     * @param name the colleague's, or the user id
     * @param endedBy customer, staff or transfer
     * @param half whether the colleague did nothing yet
     */
    record WecomBondAnswer(
            String member,
            String name,
            @Nullable Instant addedAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            boolean half) {

        static WecomBondAnswer of(WecomContact.Bond bond) {
            var end = bond.endedBy();
            return new WecomBondAnswer(
                    bond.member(),
                    bond.name(),
                    bond.addedAt(),
                    bond.endedAt(),
                    end == null ? null : end.word(),
                    bond.isHalf());
        }
    }

    /**
     * A person whom colleagues have as a contact in WeCom, or had.
     *
     * @param there their id there, masked
     * @param customer absent as long as nobody knows who it is
     * @param notTakenOver why a colleague could not take them over: refused, too-many or other
     */
    record WecomContactAnswer(
            UUID id,
            UUID account,
            String there,
            @Nullable String called,
            @Nullable UUID customer,
            Instant firstAt,
            Instant lastAt,
            List<WecomBondAnswer> staff,
            @Nullable String notTakenOver) {

        static WecomContactAnswer of(WecomContact contact) {
            var customer = contact.customer();
            var why = contact.notTakenWhy();
            return new WecomContactAnswer(
                    contact.id(),
                    contact.account(),
                    contact.there(),
                    contact.called(),
                    customer == null ? null : customer.value(),
                    contact.firstAt(),
                    contact.lastAt(),
                    contact.bonds().stream().map(WecomBondAnswer::of).toList(),
                    why == null ? null : why.word());
        }
    }

    private final WecomContacts contacts;

    WecomContactsApi(WecomContacts contacts) {
        this.contacts = contacts;
    }

    @GetMapping
    @Operation(summary = "People whom colleagues have as contacts in WeCom and the asker may see, the newest first")
    Page<WecomContactAnswer> list(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(defaultValue = "false") boolean living,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var filter = new ContactFilter(
                who == null ? null : Word.parse(ContactFilter.Who.class, who),
                living,
                mine,
                code == null ? null : Ids.parse(code));
        return contacts.list(filter, limit, after).map(WecomContactAnswer::of);
    }

    @GetMapping("/{contact}")
    @Operation(summary = "One of them")
    WecomContactAnswer get(@PathVariable String contact) {
        return WecomContactAnswer.of(contacts.get(Ids.parse(contact)));
    }

    @GetMapping("/{contact}/candidates")
    @Operation(summary = "Customers who may be the contact, as long as nobody knows who it is")
    Page<WecomContacts.Possible> candidates(@PathVariable String contact) {
        return new Page<>(contacts.candidates(Ids.parse(contact)), null);
    }

    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{contact}/customer")
    @Operation(summary = "Say who a contact is that nobody knows, and why you think so")
    WecomContactAnswer link(@PathVariable String contact, @RequestBody WecomCustomerRequest request) {
        var id = Ids.parse(contact);
        contacts.link(id, CustomerId.of(Objects.requireNonNullElse(request.customer(), "")), request.proof());
        return WecomContactAnswer.of(contacts.get(id));
    }
}
