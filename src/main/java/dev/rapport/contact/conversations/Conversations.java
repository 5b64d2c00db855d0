package dev.rapport.contact.conversations;

import dev.rapport.access.Access;
import dev.rapport.access.ContactSight;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Subject;
import dev.rapport.cases.TrailSentences;
import dev.rapport.contact.CaseFromWords;
import dev.rapport.contact.Message;
import dev.rapport.contact.Talks;
import dev.rapport.contact.Way;
import dev.rapport.contact.Ways;
import dev.rapport.customer.AddressHolders.Holder;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.ForEverybody;
import dev.rapport.platform.Page;
import dev.rapport.platform.Refused;
import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Conversations as people read them: those that they hold, that lie with their teams, or all for those who see all. */
@ForRoles({Role.SALES, Role.SERVICE, Role.COMMUNITY, Role.MANAGER, Role.AUDITOR, Role.ADMIN})
@ForThoseConcerned
@Service
@Transactional(readOnly = true)
public class Conversations {

    private static final int LONGEST_PAGE = 100;

    private final ConversationRows rows;
    private final ConversationCases about;
    private final CasesFromWords kinds;
    private final Senders senders;
    private final WhatBecomes rules;
    private final Talks talks;
    private final MessageParts parts;
    private final Ways ways;
    private final Customers customers;
    private final ConversationSight sights;
    private final ConversationLists lists;
    private final ContactSight contacts;
    private final Access access;
    private final TrailSentences sentences;

    Conversations(
            ConversationRows rows,
            ConversationCases about,
            CasesFromWords kinds,
            Senders senders,
            WhatBecomes rules,
            Talks talks,
            MessageParts parts,
            Ways ways,
            Customers customers,
            ConversationSight sights,
            ConversationLists lists,
            ContactSight contacts,
            Access access,
            TrailSentences sentences) {
        this.rows = rows;
        this.about = about;
        this.kinds = kinds;
        this.senders = senders;
        this.rules = rules;
        this.talks = talks;
        this.parts = parts;
        this.ways = ways;
        this.customers = customers;
        this.sights = sights;
        this.lists = lists;
        this.contacts = contacts;
        this.access = access;
        this.sentences = sentences;
    }

    /** What waits for us by how long it waits; anything else by what was said last, the newest first. */
    public Page<Conversation> list(ConversationFilter filter, boolean mine, int limit, @Nullable String after) {
        var owner = mine ? access.me().id() : null;
        var page = lists.list(filter, owner, Math.clamp(limit, 1, LONGEST_PAGE), after);
        var inFull = sights.inFull(page.items());
        var shown = page.items().stream()
                .map(one -> told(one, inFull.contains(one.id())))
                .filter(one -> inFull.contains(one.id()) || filter.isFoundIn(one))
                .toList();
        return new Page<>(shown, page.next());
    }

    /** By its number, such as C-0042, or its id. */
    public Conversation get(String reference) {
        return told(found(reference));
    }

    private Conversation found(String reference) {
        var conversation = rows.byNumber(reference.toUpperCase(Locale.ROOT))
                .or(() -> rows.find(SubjectId.of(reference)))
                .orElseThrow(() -> Refused.notFound("error.no-such-id", reference));
        sights.requireReading(conversation);
        return conversation;
    }

    /** Number of the conversation in which a case was last asked about; for those who read it. */
    public Optional<String> about(SubjectId subject) {
        return about.conversation(subject)
                .flatMap(rows::find)
                .filter(sights::mayRead)
                .map(Conversation::number);
    }

    /** Whether one of these is a conversation. */
    @ForEverybody("tells nothing but that something happened")
    public boolean isAmong(Collection<SubjectId> subjects) {
        return lists.isAmong(subjects);
    }

    /** A file that came along, without what it holds. */
    public record Part(UUID id, String name, String type, long bytes) {}

    /**
     * Something that was said.
     *
     * @param about number-bearing case that it was said about, if it is another than the conversation itself
     */
    public record Said(Message message, @Nullable SubjectId about, List<Part> parts) {}

    /**
     * What was said, the newest last.
     *
     * @param before id of the oldest that the asker has; the newest are told if absent
     */
    public List<Said> said(String reference, int most, @Nullable UUID before) {
        var conversation = found(reference);
        var from = before == null ? null : talks.find(before, conversation.id());
        var said = talks.in(conversation.id(), from, Math.clamp(most, 1, LONGEST_PAGE));
        var files = parts.of(said.stream().map(Message::id).toList());
        var inFull = sights.isInFull(conversation);
        return said.stream()
                .map(one -> new Said(
                        one.told(words -> contacts.words(words, inFull)),
                        one.subject().equals(conversation.id()) ? null : one.subject(),
                        files.getOrDefault(one.id(), List.of()).stream()
                                .map(Conversations::file)
                                .toList()))
                .toList();
    }

    /** What a file that came along holds; for those who read the conversation in full. */
    public byte[] content(String reference, UUID part) {
        if (!sights.isInFull(found(reference))) throw Refused.notAllowed("conversation.masked");
        return parts.content(part(reference, part).id());
    }

    /** A file that came along, without what it holds. */
    public Part part(String reference, UUID part) {
        return parts.find(part, found(reference).id().value())
                .map(Conversations::file)
                .orElseThrow(() -> Refused.notFound("error.no-such-id", part));
    }

    private static Part file(MessageParts.Kept kept) {
        return new Part(kept.id(), kept.name(), kept.type(), kept.bytes());
    }

    /**
     * A case that a conversation is about, or could be.
     *
     * @param title absent when the asker may know of the case but not what it is about
     * @param stands as the case's events say it
     * @param state the same in the asker's language
     * @param because why it is, in both languages
     * @param mayAnswer whether the asker may answer in it
     */
    public record About(
            SubjectId id,
            String kind,
            String number,
            @Nullable String title,
            @Nullable String stands,
            @Nullable String state,
            boolean open,
            @Nullable String because,
            boolean mayAnswer) {}

    /** What it is about, the newest first. */
    public List<About> cases(String reference) {
        return about.of(found(reference).id()).stream()
                .map(one -> about(one.subject(), one.because()))
                .toList();
    }

    /** Open cases of the customer that it may be about, and is not yet. */
    public List<About> offered(String reference) {
        var conversation = found(reference);
        var customer = conversation.customer();
        if (customer == null) return List.of();
        var known = about.of(conversation.id()).stream()
                .map(one -> one.subject().id())
                .toList();
        return rules.talkedAbout(customer).stream()
                .filter(one -> !known.contains(one.id()))
                .map(one -> about(one, null))
                .toList();
    }

    private About about(Subject subject, @Nullable String because) {
        var isSeen = sights.mayRead(subject);
        return new About(
                subject.id(),
                subject.kind(),
                subject.number(),
                isSeen ? contacts.words(subject.title(), contacts.inFull(subject.owner(), subject.team())) : null,
                subject.state(),
                subject.state() == null ? null : sentences.word(subject.state(), language()),
                subject.isOpen(),
                because,
                subject.isOpen() && sights.mayWork(subject));
    }

    private Locale language() {
        return access.current().map(Person::locale).orElse(Locale.ENGLISH);
    }

    /** Somebody who may be the one who wrote. */
    public record Candidate(CustomerId id, String name, boolean sameName) {}

    /** Who may be the one who wrote, as long as nobody knows. */
    public List<Candidate> candidates(String reference) {
        var conversation = found(reference);
        if (conversation.customer() != null) return List.of();
        var found = senders.candidates(conversation.channel(), conversation.handle(), rows.beside(conversation.id()));
        var names = customers.names(found.stream().map(Holder::id).toList());
        var called = conversation.called();
        return found.stream()
                .map(one -> new Candidate(
                        one.id(), names.getOrDefault(one.id(), "–"), called != null && one.isCalled(called)))
                .toList();
    }

    /** Names of the kinds of cases that can come of one, see {@link CaseFromWords#name}. */
    @ForEverybody("kinds are part of the product")
    public List<String> kinds() {
        return kinds.all().stream().map(CaseFromWords::name).toList();
    }

    /** Whether a case of that kind can be opened before anybody knows who wrote. */
    @ForEverybody("kinds are part of the product")
    public boolean takesStrangers(String kind) {
        return kinds.named(kind).filter(one -> !one.needsCustomer()).isPresent();
    }

    /** How an answer would go out, and who would get a copy. */
    public Way way(String reference) {
        var conversation = found(reference);
        var way = ways.of(conversation.correspondent(), conversation.channel());
        return way instanceof Way.Open open && sights.isInFull(conversation)
                ? open.with(open.copies().inFull())
                : way;
    }

    /** As the asker may read it. */
    private Conversation told(Conversation conversation) {
        return told(conversation, sights.isInFull(conversation));
    }

    private Conversation told(Conversation conversation, boolean inFull) {
        if (inFull) return conversation;
        var handle = EmailAddress.parse(conversation.handle())
                .map(EmailAddress::masked)
                .orElseGet(() -> ContactSight.identity(conversation.handle(), false));
        return conversation.told(handle, words -> contacts.words(words, false));
    }
}
