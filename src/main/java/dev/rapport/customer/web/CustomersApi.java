package dev.rapport.customer.web;

import dev.rapport.access.Creates;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Replaces;
import dev.rapport.access.Role;
import dev.rapport.customer.Candidate;
import dev.rapport.customer.Consents;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerFilter;
import dev.rapport.customer.CustomerLine;
import dev.rapport.customer.CustomerTerms;
import dev.rapport.customer.Lifecycle;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.ProfileDesk;
import dev.rapport.customer.ProfileWish;
import dev.rapport.customer.Tags;
import dev.rapport.customer.judgement.Judgements;
import dev.rapport.customer.judgement.web.JudgementAnswer;
import dev.rapport.customer.judgement.web.SetRequest;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.UserId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers")
class CustomersApi {

    private static final int MOST = 200;
    private static final String FACT = "custom.";

    /**
     * A customer to be added; only the name is needed.
     *
     * @param another that it is another one than who is here with the same name and phone or mail
     */
    record CustomerRequest(
            NewCustomer.@Nullable Kind kind,
            @Nullable String name,
            @Nullable String external,
            @Nullable String tier,
            @Nullable List<String> contactPoints,
            @Nullable Map<String, String> facts,
            @Nullable Boolean another) {

        NewCustomer customer() {
            if (name == null) throw Refused.invalid("customer.name-missing");
            return new NewCustomer(
                    kind == null ? NewCustomer.Kind.PERSON : kind,
                    name,
                    external,
                    tier,
                    null,
                    contactPoints == null ? List.of() : contactPoints,
                    facts == null ? Map.of() : facts);
        }
    }

    /**
     * A customer in a list.
     *
     * @param found what it was found by, where its name does not show it
     */
    record Line(
            String id,
            NewCustomer.Kind kind,
            String name,
            @Nullable String external,
            String tier,
            Lifecycle lifecycle,
            @Nullable String owner,
            List<String> contactPoints,
            Instant createdAt,
            CustomerLine.@Nullable Found found) {

        static Line of(CustomerLine line) {
            return new Line(
                    line.id().toString(),
                    line.kind(),
                    line.name(),
                    line.external(),
                    line.tier(),
                    line.lifecycle(),
                    line.owner(),
                    line.contactPoints(),
                    line.createdAt(),
                    line.found());
        }
    }

    /**
     * A customer with all that belongs to it.
     *
     * @param consents by channel, whether the customer may be contacted there; nothing was said to others
     * @param consentsSaid the same with when it was said, and where in a file of another system
     * @param version to be sent as If-Match by whoever changes name, kind or facts, or sets stage or tier
     * @param missing names of the facts that should be known by now and are not
     * @param tagsSaid the tags with who or what put them on and until when
     * @param judgement what of it the rulebook decided, what somebody set instead, and why
     * @param termsVersion to be sent as If-Match by whoever replaces tier, language and contract
     */
    record Profile(
            Line customer,
            String version,
            @Nullable String language,
            @Nullable String contract,
            String termsVersion,
            @Nullable String parent,
            List<String> tags,
            List<Tags.Tag> tagsSaid,
            JudgementAnswer judgement,
            Map<String, Boolean> consents,
            Map<String, Consents.Said> consentsSaid,
            boolean doNotContact,
            Map<String, String> facts,
            List<String> missing,
            List<PossiblySame> candidates) {}

    /**
     * Another customer who may be the same; only a person can tell.
     *
     * @param why what the two share
     */
    record PossiblySame(String id, String name, List<Candidate.Why> why) {

        static PossiblySame of(Candidate candidate) {
            return new PossiblySame(candidate.id().toString(), candidate.name(), candidate.why());
        }
    }

    /**
     * What is to be changed; what is left out stays.
     *
     * @param facts null removes one
     * @param stage set, whatever the rulebook says
     * @param tier the same, by managers and administrators
     */
    record Changes(
            @Nullable String name,
            NewCustomer.@Nullable Kind kind,
            @Nullable Map<String, @Nullable String> facts,
            @Nullable SetRequest stage,
            @Nullable SetRequest tier) {

        ProfileWish wish() {
            return new ProfileWish(
                    name,
                    kind,
                    facts == null ? Map.of() : facts,
                    stage == null ? null : stage.wish(),
                    tier == null ? null : tier.wish());
        }
    }

    private final CustomerDesk desk;
    private final ProfileDesk profiles;
    private final Judgements judgements;

    CustomersApi(CustomerDesk desk, ProfileDesk profiles, Judgements judgements) {
        this.judgements = judgements;
        this.desk = desk;
        this.profiles = profiles;
    }

    /**
     * 201 with those who may be the same; 200 when the external id is known; 409 when one of that name with the same phone or
     * mail is here and it is not said that this is another.
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping
    ResponseEntity<Profile> add(@RequestBody CustomerRequest given) {
        var added =
                Boolean.TRUE.equals(given.another()) ? desk.addAnother(given.customer()) : desk.add(given.customer());
        return ResponseEntity.status(added.fresh() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/api/v1/customers/" + added.id()))
                .body(profile(added.id()));
    }

    /**
     * One page of customers.
     *
     * @param more whether more match than are given here; where there is no {@code next}, more than a thousand do, and only the
     *     surest and newest of them are given
     */
    record Lines(List<Line> items, @Nullable String next, boolean more) {}

    /**
     * Without a filter in the order of names, with a text the surest first, else the newest first.
     *
     * @param owner id of a person, {@code me}, or {@code none} for those without an owner
     * @param membership word of a level of which they are members today
     */
    @Parameter(
            name = FACT + "*",
            in = ParameterIn.QUERY,
            description = "What a profile says, as custom.city=Berlin; at most five of them")
    @GetMapping
    Lines list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String tier,
            @RequestParam(required = false) @Nullable Lifecycle lifecycle,
            @RequestParam(required = false) @Nullable String membership,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam @Parameter(hidden = true) Map<String, String> all) {
        var facts = new TreeMap<String, String>();
        all.forEach((name, value) -> {
            if (name.startsWith(FACT)) facts.put(name.substring(FACT.length()), value);
        });
        var nobodys = "none".equals(owner);
        var whose = owner == null || nobodys ? null : "me".equals(owner) ? desk.me() : UserId.of(owner);
        var found = desk.list(
                new CustomerFilter(text, tag, whose, nobodys, tier, lifecycle, membership, facts),
                Math.clamp(limit, 1, MOST),
                after);
        var next = found.next();
        return new Lines(found.items().stream().map(Line::of).toList(), next, next != null || found.more());
    }

    /** Its ETag is to be sent as If-Match by whoever changes name, kind or facts, or sets stage or tier. */
    @GetMapping("/{id}")
    ResponseEntity<Profile> get(@PathVariable String id) {
        return tagged(CustomerId.of(id));
    }

    /**
     * Changes name, kind and facts, each with its history, and sets stage and tier. A fact that a profile cannot have is refused.
     */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Replaces
    @PatchMapping("/{id}")
    ResponseEntity<Profile> change(
            @PathVariable String id,
            @RequestBody Changes changes,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var customer = CustomerId.of(id);
        profiles.change(customer, changes.wish(), Revision.ifMatch(read));
        return tagged(customer);
    }

    private ResponseEntity<Profile> tagged(CustomerId customer) {
        return ResponseEntity.ok().eTag(profiles.revision(customer).tag()).body(profile(customer));
    }

    /** Telephone numbers and e-mail addresses by which the customer is reached as well. */
    record Addresses(@Nullable List<String> contactPoints) {}

    /** Answers with the whole customer; what is known of them already stays as it is. */
    @ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
    @Creates
    @PostMapping("/{id}/contact-points")
    Profile reachBy(@PathVariable String id, @RequestBody Addresses given) {
        var customer = CustomerId.of(id);
        desk.reachBy(customer, Objects.requireNonNullElse(given.contactPoints(), List.of()));
        return profile(customer);
    }

    /** How the customer is served from now on: all three replace what was there. */
    @ForRoles({Role.MANAGER, Role.ADMIN})
    @PutMapping("/{id}/terms")
    @Replaces
    ResponseEntity<Profile> serve(
            @PathVariable String id,
            @RequestBody CustomerTerms terms,
            @RequestHeader(name = "If-Match", required = false) @Nullable String read) {
        var customer = CustomerId.of(id);
        desk.serve(customer, terms, Revision.ifMatch(read));
        return ResponseEntity.ok().eTag(desk.terms(customer).revision().tag()).body(profile(customer));
    }

    /** How the customer is served. Its ETag is to be sent as If-Match by whoever replaces it. */
    @GetMapping("/{id}/terms")
    ResponseEntity<CustomerTerms> terms(@PathVariable String id) {
        var terms = desk.terms(CustomerId.of(id));
        return ResponseEntity.ok().eTag(terms.revision().tag()).body(terms);
    }

    private Profile profile(CustomerId id) {
        var profile = desk.profile(id);
        var parent = profile.parent();
        return new Profile(
                Line.of(profile.line()),
                profiles.revision(id).mark(),
                profile.terms().language(),
                profile.terms().contract(),
                profile.terms().revision().mark(),
                parent == null ? null : parent.id().toString(),
                profile.tags().stream().map(tag -> tag.word()).toList(),
                profile.tags(),
                JudgementAnswer.of(judgements.of(id)),
                profile.consents().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, said -> said.getValue().granted())),
                profile.consents(),
                profile.doNotContact(),
                profile.facts(),
                profile.missing(),
                profile.candidates().stream().map(PossiblySame::of).toList());
    }
}
