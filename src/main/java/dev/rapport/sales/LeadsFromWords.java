package dev.rapport.sales;

import dev.rapport.cases.CaseKind;
import dev.rapport.cases.CustomerLearnt;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.CaseFromWords;
import dev.rapport.contact.Correspondent;
import dev.rapport.contact.Inquiry;
import dev.rapport.contact.Message.Aim;
import dev.rapport.contact.Replies;
import dev.rapport.contact.Ways;
import dev.rapport.customer.Customers;
import dev.rapport.platform.Channel;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.EmailAddress;
import dev.rapport.platform.HomeRegion;
import dev.rapport.platform.Ids;
import dev.rapport.platform.PhoneNumber;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Leads that come of what somebody wrote. A stranger stays one until the lead is worked. */
@Component
class LeadsFromWords implements CaseFromWords {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_FACT = 500;
    private static final String GOES_ON = "…";
    private static final String CALLER = "Caller · 来电者";
    private static final String VISITOR = "Visitor · 访客";

    /** What a lead has a place of its own for, or is not about it. */
    private static final Set<String> ELSEWHERE = Set.of("source", "company", "city", "becomes");

    /** Where the address of the other side is a phone number or an e-mail address. */
    private static final Set<Channel> BY_ADDRESS =
            Set.of(Channel.PHONE, Channel.SMS, Channel.EMAIL, Channel.WEB, Channel.CHAT);

    private final LeadIntake intake;
    private final Leads leads;
    private final Replies replies;
    private final Ways ways;
    private final Customers customers;
    private final Subjects subjects;
    private final HomeRegion home;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LeadsFromWords(
            LeadIntake intake,
            Leads leads,
            Replies replies,
            Ways ways,
            Customers customers,
            Subjects subjects,
            HomeRegion home,
            ApplicationEventPublisher events,
            Clock clock) {
        this.intake = intake;
        this.leads = leads;
        this.replies = replies;
        this.ways = ways;
        this.customers = customers;
        this.subjects = subjects;
        this.home = home;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return SalesKinds.LEAD;
    }

    @Override
    public String name() {
        return "lead";
    }

    @Override
    public boolean needsCustomer() {
        return false;
    }

    @Override
    public SubjectId open(Inquiry inquiry) {
        var fresh = new NewLead(contact(inquiry), origin(inquiry), null);
        return intake.open(fresh, inquiry.customer(), inquiry.conversation())
                .id()
                .subject();
    }

    private Contact contact(Inquiry inquiry) {
        var company = inquiry.facts().get("company");
        return new Contact(
                shortened(name(inquiry), LONGEST_NAME),
                company == null || company.isBlank() ? null : shortened(company, LONGEST_NAME),
                addresses(inquiry)
                        .flatMap(text -> PhoneNumber.parse(text, home.code()).stream())
                        .findFirst()
                        .orElse(null),
                addresses(inquiry)
                        .flatMap(text -> EmailAddress.parse(text).filter(EmailAddress::isDeliverable).stream())
                        .findFirst()
                        .orElse(null));
    }

    private String name(Inquiry inquiry) {
        var called = inquiry.by().name();
        if (called != null && !called.isBlank()) return called;
        var customer = inquiry.customer();
        var known = customer == null ? null : customers.names(List.of(customer)).get(customer);
        if (known != null) return known;
        var handle = inquiry.by().handle();
        if (EmailAddress.parse(handle).isPresent()) return handle.substring(0, handle.indexOf('@'));
        return PhoneNumber.parse(handle, home.code()).map(PhoneNumber::masked).orElseGet(() -> unnamed(inquiry));
    }

    /** A name is seen by everybody: an id of another platform is none. */
    private String unnamed(Inquiry inquiry) {
        var who = inquiry.channel() == Channel.PHONE ? CALLER : VISITOR;
        return subjects.find(inquiry.conversation())
                .map(from -> who + " " + from.number())
                .orElse(who);
    }

    private static Stream<String> addresses(Inquiry inquiry) {
        var left = inquiry.by().addresses().stream();
        return BY_ADDRESS.contains(inquiry.channel())
                ? Stream.concat(Stream.of(inquiry.by().handle()), left)
                : left;
    }

    private static Lead.Origin origin(Inquiry inquiry) {
        var facts = new HashMap<String, String>();
        inquiry.facts().forEach((name, value) -> {
            if (!ELSEWHERE.contains(name)) facts.put(name, shortened(value, LONGEST_FACT));
        });
        facts.put("asked", shortened(asked(inquiry), LONGEST_FACT));
        var source = Optional.ofNullable(inquiry.facts().get("source"))
                .filter(text -> !text.isBlank())
                .orElseGet(() -> inquiry.channel().word());
        return new Lead.Origin(shortened(source, LONGEST_FACT), inquiry.facts().get("city"), null, facts);
    }

    /** Both what it is headed and what it says, as long as one does not say the other. */
    private static String asked(Inquiry inquiry) {
        var heading = inquiry.heading();
        var words = inquiry.words();
        if (words.isBlank() || heading.contains(words.strip())) return heading;
        var begins = heading.endsWith(GOES_ON) ? heading.substring(0, heading.length() - GOES_ON.length()) : heading;
        return words.replaceAll("\\s+", " ").contains(begins.strip()) ? words : heading + " · " + words;
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) return text;
        var end = longest - GOES_ON.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + GOES_ON;
    }

    @Override
    public boolean isTalkedAbout(SubjectId subject) {
        return leads.isOne(subject);
    }

    @Override
    public void learn(SubjectId subject, CustomerId customer) {
        var lead = leads.take(subject);
        if (lead.customer() != null || !lead.status().isOpen()) return;
        leads.saveCustomer(lead.id(), customer);
        events.publishEvent(new CustomerLearnt(Ids.next(), subject, clock.instant(), customer));
    }

    @Override
    public void answer(SubjectId subject, String words, @Nullable Channel channel, UserId author, Set<UUID> leftOut) {
        var to = to(subject, leads.take(subject), channel);
        ways.require(to.with(), channel, words);
        replies.write(new Replies.To(to.with(), to.wished(), to.heading(), leftOut), words, author, Aim.TELLS);
    }

    @Override
    public void sendAgain(SubjectId subject, UUID message, @Nullable Channel channel, UserId by) {
        replies.sendAgain(message, to(subject, leads.take(subject), channel));
    }

    private static Replies.To to(SubjectId subject, Lead lead, @Nullable Channel channel) {
        var with = new Correspondent(subject, lead.customer(), Objects.requireNonNullElse(channel, Channel.EMAIL));
        return new Replies.To(
                with, channel, "Re: %s [%s]".formatted(lead.contact().name(), lead.number()));
    }
}
