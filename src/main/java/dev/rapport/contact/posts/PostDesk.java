package dev.rapport.contact.posts;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.contact.conversations.Senders;
import dev.rapport.contact.posts.PostEvent.PosterLinked;
import dev.rapport.contact.posts.PostEvent.PosterUnlinked;
import dev.rapport.customer.CustomerDesk;
import dev.rapport.customer.CustomerEvent;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CleanText;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do about what is said in public: those who look after it, their teams, and managers. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN})
@Service
@Transactional
public class PostDesk {

    public static final int LONGEST_PROOF = 500;
    private static final Role[] WORKERS = {Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.ADMIN};

    private final PostRows rows;
    private final PostComplaints complaints;
    private final Senders senders;
    private final Customers customers;
    private final CustomerDesk customerDesk;
    private final Staff staff;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PostDesk(
            PostRows rows,
            PostComplaints complaints,
            Senders senders,
            Customers customers,
            CustomerDesk customerDesk,
            Staff staff,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.complaints = complaints;
        this.senders = senders;
        this.customers = customers;
        this.customerDesk = customerDesk;
        this.staff = staff;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the asker may do something about it. */
    @ForEverybody("tells only what the asker may")
    public boolean mayWork(Post post) {
        return access.hasRole(WORKERS) && access.hasSight(post.owner(), post.team());
    }

    /** The asker looks after it from now on; refused where a colleague does. */
    public void take(UUID id) {
        take(id, null);
    }

    /**
     * The same, also from a colleague.
     *
     * @param read what the asker knows of it; absent for one that nobody looks after
     */
    public void take(UUID id, @Nullable Revision read) {
        var post = locked(id);
        var owner = post.owner();
        if (me().equals(owner)) return;
        if (owner != null && read == null)
            throw Refused.conflict("post.taken-by", staff.names(List.of(owner)).getOrDefault(owner, "–"));
        if (read != null && !read.isStill(post.revision())) throw Refused.changed("post.changed-meanwhile");
        rows.hold(id, me(), me(), now());
    }

    /** How far the asker is with it. */
    public void stand(UUID id, PostState state, Revision read) {
        if (still(id, read).state() != state) rows.stand(id, state, me(), now());
    }

    /**
     * Says how it sounds, where the rules heard it otherwise; what they said is to be done stays as it is.
     *
     * @param mood as the rules heard it, if absent
     */
    public void feel(UUID id, @Nullable Mood mood, Revision read) {
        var post = still(id, read);
        var corrected = post.corrected();
        var heard = corrected == null ? post.mood() : corrected.heard();
        if (mood == null || mood == heard) {
            if (corrected != null) rows.feelAsHeard(id, me(), now());
        } else if (mood != post.mood()) rows.feel(id, mood, me(), now());
    }

    /**
     * Says who wrote it, and whatever else comes from the same address under the same name; can be undone with {@link #unlink}.
     *
     * @param proof why the asker thinks so
     */
    public void link(UUID id, CustomerId customer, @Nullable String proof, Revision read) {
        var post = still(id, read);
        var known = customers
                .card(customer)
                .orElseThrow(() -> Refused.invalid("customer.unknown", customer))
                .id();
        var why = CleanText.bodyOrNull(Objects.requireNonNullElse(proof, ""));
        if (why == null) throw Refused.unfit("post.proof-missing").at("proof");
        if (why.length() > LONGEST_PROOF)
            throw Refused.invalid("post.proof-too-long", LONGEST_PROOF).at("proof");
        if (known.equals(post.customer())) return;
        rows.link(id, known, me(), why, now());
        events.publishEvent(new PosterLinked(
                Ids.next(),
                CustomerEvent.subjectOf(known),
                now(),
                post.channel(),
                complaints.beginning(post),
                complaints.masked(why),
                me()));
    }

    /** The same of a customer who is added with it: both or neither. */
    public void linkNew(UUID id, NewCustomer customer, @Nullable String proof, Revision read) {
        still(id, read);
        link(id, customerDesk.add(customer).id(), proof, read);
    }

    /** It is not known any more who wrote it. The case that came of it stays whose it is. */
    public void unlink(UUID id, Revision read) {
        var post = still(id, read);
        var customer = post.customer();
        if (customer == null) return;
        var handle = post.handle();
        var isMaybe =
                handle != null && !senders.candidates(post.channel(), handle).isEmpty();
        rows.unlink(id, isMaybe, me(), now());
        events.publishEvent(new PosterUnlinked(
                Ids.next(),
                CustomerEvent.subjectOf(customer),
                now(),
                post.channel(),
                complaints.beginning(post),
                me()));
    }

    /**
     * Makes a complaint of it that public relations answer as well, or adds it to the open one that stands for what they said in
     * public before; gives the one that came of it, if one did.
     *
     * @param customer whose case it is; who wrote it, if absent
     */
    public SubjectId complain(UUID id, @Nullable CustomerId customer) {
        var post = locked(id);
        var before = post.ticket();
        if (before != null) return before;
        var author = post.customer();
        if (author == null && customer == null) throw Refused.conflict("post.who-first");
        if (author != null && customer != null && !author.equals(known(customer)))
            throw Refused.conflict("post.other-customer");
        var whose = known(author == null ? Objects.requireNonNull(customer) : author);
        return complaints
                .belongsToOpen(post, whose, me(), now())
                .orElseGet(() -> complaints.open(post, whose, me(), now()));
    }

    /** The same of a customer who is added with it: both or neither. */
    public SubjectId complainOfNew(UUID id, NewCustomer customer) {
        var before = locked(id).ticket();
        return before == null ? complain(id, customerDesk.add(customer).id()) : before;
    }

    private CustomerId known(CustomerId customer) {
        return customers
                .card(customer)
                .orElseThrow(() -> Refused.invalid("customer.unknown", customer))
                .id();
    }

    private Post still(UUID id, Revision read) {
        var post = locked(id);
        if (!read.isStill(post.revision())) throw Refused.changed("post.changed-meanwhile");
        return post;
    }

    private Post locked(UUID id) {
        var post = rows.locked(id);
        access.requireSight(post.owner(), post.team());
        return post;
    }

    private UserId me() {
        return access.current().map(Person::id).orElseThrow();
    }

    private Instant now() {
        return Instants.now(clock);
    }
}
