package dev.rapport.contact.hooks;

import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.contact.hooks.Happened.Deed;
import dev.rapport.contact.hooks.Happened.Named;
import dev.rapport.contact.hooks.HookDeliveries.Fresh;
import dev.rapport.customer.Customers;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Ids;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts into words what other systems are told: what happened to what, and when. No names, addresses and words of people: whoever may
 * read them asks for them, and is asked who they are.
 */
@Component
class HookTelling {

    /** Something to be told, whoever wants it. */
    private record News(String type, Instant at, Map<String, Object> data) {}

    private final HooksWanted wanted;
    private final HookDeliveries deliveries;
    private final Subjects subjects;
    private final Customers customers;
    private final JsonMapper json;
    private final Clock clock;

    HookTelling(
            HooksWanted wanted,
            HookDeliveries deliveries,
            Subjects subjects,
            Customers customers,
            JsonMapper json,
            Clock clock) {
        this.wanted = wanted;
        this.deliveries = deliveries;
        this.subjects = subjects;
        this.customers = customers;
        this.json = json;
        this.clock = clock;
    }

    /** In the transaction in which it happened. */
    void write(Happened happened) {
        var hooks = wanted.all();
        var news = news(happened, hooks);
        var fresh = new ArrayList<Fresh>();
        for (var one : news) {
            var listening = hooks.stream()
                    .filter(hook -> hook.events().contains(one.type()))
                    .toList();
            if (listening.isEmpty()) continue;
            var body = body(one);
            listening.forEach(hook -> fresh.add(new Fresh(Ids.next(), hook.id(), one.type(), body)));
        }
        if (!fresh.isEmpty()) deliveries.add(fresh, Instants.now(clock));
    }

    /** Something that asks for nothing. */
    String test() {
        return body(new News(HookTypes.TEST, Instants.now(clock), Map.of()));
    }

    private String body(News news) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", news.type());
        body.put("timestamp", news.at().toString());
        body.put("data", news.data());
        return json.writeValueAsString(body);
    }

    private List<News> news(Happened happened, List<Hook> hooks) {
        var types = hooks.stream().flatMap(hook -> hook.events().stream()).collect(Collectors.toSet());
        var deeds = types.stream().anyMatch(HookTypes::isOfDeeds) ? happened.deeds() : Map.<SubjectId, Deed>of();
        var named = happened.named().stream()
                .filter(one -> types.contains(one.type()))
                .toList();
        var ids = new LinkedHashSet<>(deeds.keySet());
        named.forEach(one -> ids.add(one.subject()));
        var cases = subjects.find(ids);
        var news = new ArrayList<News>();
        deeds.forEach((id, deed) -> {
            var subject = cases.get(id);
            if (subject != null) news.addAll(of(subject, deed));
        });
        if (types.contains(HookTypes.CUSTOMER_CHANGED)) news.addAll(ofCustomers(deeds, cases.keySet()));
        named.forEach(one -> news.add(named(one, cases.get(one.subject()))));
        return news;
    }

    private List<News> of(Subject subject, Deed deed) {
        var at = at(deed);
        var news = new ArrayList<News>();
        if (deed.isOpened()) news.add(new News(HookTypes.of(subject.kind(), HookTypes.OPENED), at, data(subject)));
        if (deed.isClosed()) news.add(new News(HookTypes.of(subject.kind(), HookTypes.CLOSED), at, data(subject)));
        if (news.isEmpty())
            news.add(new News(HookTypes.of(subject.kind(), HookTypes.CHANGED), at, with(data(subject), deed.words())));
        return news;
    }

    private List<News> ofCustomers(Map<SubjectId, Deed> deeds, Set<SubjectId> cases) {
        var others = deeds.keySet().stream()
                .filter(id -> !cases.contains(id))
                .map(id -> new CustomerId(id.value()))
                .toList();
        if (others.isEmpty()) return List.of();
        var known = customers.names(others).keySet();
        var news = new ArrayList<News>();
        deeds.forEach((id, deed) -> {
            if (!cases.contains(id) && known.contains(new CustomerId(id.value())))
                news.add(new News(
                        HookTypes.CUSTOMER_CHANGED, at(deed), with(data(id, HookTypes.CUSTOMER), deed.words())));
        });
        return news;
    }

    private static News named(Named one, @Nullable Subject subject) {
        var data = subject == null
                ? data(one.subject(), one.type().substring(0, one.type().indexOf('.')))
                : data(subject);
        data.putAll(new TreeMap<>(one.more()));
        return new News(one.type(), one.at(), data);
    }

    private static Map<String, Object> data(SubjectId id, String kind) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", id.toString());
        data.put("kind", kind.toLowerCase(Locale.ROOT));
        return data;
    }

    private static Map<String, Object> data(Subject subject) {
        var data = data(subject.id(), subject.kind());
        data.put("number", subject.number());
        if (subject.state() != null) data.put("state", subject.state());
        if (subject.customer() != null) data.put("customer", subject.customer().toString());
        return data;
    }

    private static Map<String, Object> with(Map<String, Object> data, List<String> what) {
        if (!what.isEmpty()) data.put("what", what);
        return data;
    }

    private Instant at(Deed deed) {
        var at = deed.at();
        return at == null ? Instants.now(clock) : at;
    }
}
