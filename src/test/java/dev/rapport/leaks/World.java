package dev.rapport.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.testing.Api;
import dev.rapport.testing.CasesToAsk;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.Phones;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * One of everything that tells something of a person, each with data that can be told from all other, and people who
 * stand to it in every way.
 */
final class World {

    static final String PLANTED = "phone in a name";

    private static final String OTHER_BIRTH_DAY = "1931-0%d-1%d";

    private final Api api;
    private final Colleagues colleagues;
    private final JdbcClient jdbc;
    private final String mark = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 45), 36);

    private final List<Marker> markers = new ArrayList<>();
    private final List<Asker> askers = new ArrayList<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    /** What others may be looked for by, without knowing more than a mask shows. */
    final List<String> sought = new ArrayList<>();

    final String name = "Qiu" + mark + " Yue";
    private final String team;
    private final Person boss;

    World(Api api, Colleagues colleagues, JdbcClient jdbc) {
        this.api = api;
        this.colleagues = colleagues;
        this.jdbc = jdbc;
        team = colleagues.newTeam();
        boss = colleagues.join(team, Role.values());
    }

    List<Marker> markers() {
        return markers;
    }

    List<Asker> askers() {
        return askers;
    }

    /** Ids and numbers of what was planted, by what it is. */
    Map<String, String> ids() {
        return ids;
    }

    Person boss() {
        return boss;
    }

    /** To whom everything is shown that is shown to anybody: who has all roles, and whose it is. */
    List<Person> nearest() {
        return Stream.concat(
                        Stream.of(boss),
                        askers.stream()
                                .filter(asker -> asker.who().startsWith("owner"))
                                .map(Asker::person))
                .toList();
    }

    /** Somebody calls a lead by its number: names are shown, so that this must be found. */
    void plantLeak() throws Exception {
        people();
        ids.put("lead", owned("lead", made(boss, "leads", """
                {"name": "Lead %s", "company": "Firm %s"}
                """.formatted(phone(PLANTED), mark)), person("owner SALES")));
        ids.put("twin", ids.get("lead"));
    }

    void plant(List<CasesToAsk> kinds) throws Exception {
        people();
        var seller = person("owner SALES");
        var server = person("owner SERVICE");
        var friend = person("owner COMMUNITY");
        customer(seller);
        lead(seller);
        ticket(server);
        member(friend);
        besides(seller);
        privacyRequest(server, kinds);
        imported();
        sought.add(name);
    }

    private void people() {
        var elsewhere = colleagues.newTeam();
        for (var role : Role.values()) {
            askers.add(new Asker("owner " + role, colleagues.join(team, role)));
            askers.add(new Asker("team " + role, colleagues.join(team, role)));
            askers.add(new Asker("other " + role, colleagues.join(elsewhere, role)));
        }
        askers.removeIf(asker -> asker.who().startsWith("owner")
                && !List.of("owner SALES", "owner SERVICE", "owner COMMUNITY").contains(asker.who()));
        askers.add(new Asker("nobody", colleagues.join(elsewhere)));
    }

    Asker asker(String who) {
        return askers.stream()
                .filter(asker -> asker.who().equals(who))
                .findFirst()
                .orElseThrow();
    }

    private Person person(String who) {
        return asker(who).person();
    }

    private void customer(Person owner) throws Exception {
        fields();
        var phone = phone("customer's phone");
        var mail = mail("customer's e-mail");
        var birthday = OTHER_BIRTH_DAY.formatted(
                ThreadLocalRandom.current().nextInt(1, 10),
                ThreadLocalRandom.current().nextInt(1, 10));
        var secret = word("customer's marked field");
        var customer = JsonPath.<String>read(
                made(boss, "customers", """
                {"name": "%s", "contactPoints": ["%s", "%s"],
                 "facts": {"city": "Berlin", "born_%s": "%s", "secret_%s": "%s", "interest": "call %s"}}
                """.formatted(
                                name, phone, mail, mark, birthday, mark, secret, phone("phone in a fact"))),
                "$.customer.id");
        ids.put("customer", customer);
        markers.add(Marker.of("customer's birth date", birthday, birthday.replace("-", "/")));
        var place = "customers/" + customer;
        made(boss, place + "/addresses", """
                {"street": "%s 17", "postcode": "10115", "city": "Berlin", "country": "DE"}
                """.formatted(word("customer's street")));
        made(boss, place + "/identities", """
                {"platform": "wechat", "account": "shop", "external": "o%s", "certainty": "known"}
                """.formatted(word("customer's identity")));
        jdbc.sql("update customer set owner_id = :owner where id = :id")
                .param("owner", owner.id().value())
                .param("id", UUID.fromString(customer))
                .update();
        var firm = JsonPath.<String>read(made(boss, "customers", """
                {"kind": "ORGANISATION", "name": "Firm %s"}
                """.formatted(mark)), "$.customer.id");
        ids.put("firm", firm);
        made(boss, place + "/relations", """
                {"bond": "works-for", "other": "%s", "note": "ring %s"}
                """.formatted(firm, phone("phone in a relation")));
        made(boss, place + "/needs", """
                {"interest": "pumps", "words": "mail %s"}
                """.formatted(mail("e-mail in a need")));
        twin(phone);
    }

    /** Who may be the same. */
    private void twin(String phone) throws Exception {
        ids.put("twin", JsonPath.read(made(boss, "customers", """
                {"name": "Qiu%s Other", "contactPoints": ["%s"]}
                """.formatted(mark, phone)), "$.customer.id"));
    }

    /** For managers alone. */
    private void fields() throws Exception {
        for (var field : Map.of("born_" + mark, "DAY", "secret_" + mark, "TEXT").entrySet())
            made(boss, "custom-fields", """
                    {"name": "%s", "english": "%1$s", "format": "%s", "seenBy": ["MANAGER"]}
                    """.formatted(field.getKey(), field.getValue()));
    }

    private void lead(Person owner) throws Exception {
        var answer = made(boss, "leads", """
                {"name": "Lead %s", "phone": "%s", "email": "%s", "company": "Firm %1$s",
                 "facts": {"second phone": "%s", "assistant": "%s"}}
                """.formatted(
                        mark,
                        phone("lead's phone"),
                        mail("lead's e-mail"),
                        phone("phone in a fact of the lead"),
                        mail("e-mail in a fact of the lead")));
        ids.put("lead", owned("lead", answer, owner));
        for (var assigned : List.of(
                "update lead set status = 'ASSIGNED', assigned_at = now() where id = :id",
                "update subject set state = 'LeadStatus.ASSIGNED' where id = :id"))
            jdbc.sql(assigned).param("id", UUID.fromString(ids.get("lead"))).update();
        task("lead task", ids.get("lead"), owner);
    }

    private void ticket(Person owner) throws Exception {
        var answer = made(boss, "tickets", """
                {"subject": "Ring %s", "body": "My number is %s, my mail %s.",
                 "customer": {"name": "Ticket %s", "phone": "%s", "email": "%s"}}
                """.formatted(
                        phone("phone in a ticket's title"),
                        phone("phone in a ticket's words"),
                        mail("e-mail in a ticket's words"),
                        mark,
                        phone("phone of a ticket's customer"),
                        mail("e-mail of a ticket's customer")));
        var id = owned("ticket", answer, owner);
        ids.put("ticket", id);
        ids.put("ticket number", JsonPath.read(answer, "$.number"));
        made(owner, "tickets/" + id + "/messages", """
                {"direction": "internal", "text": "They said %s."}
                """.formatted(phone("phone in an internal note")));
        made(owner, "tickets/" + id + "/messages", """
                {"direction": "out", "text": "We shall ring %s."}
                """.formatted(phone("phone in an answer")));
        made(owner, "cases/" + id + "/notes", """
                {"text": "Also %s or %s."}
                """.formatted(
                        phone("phone in a note of a case"), mail("e-mail in a note of a case")));
        task("ticket task", id, owner);
    }

    private void member(Person owner) throws Exception {
        var answer = made(boss, "members", """
                {"customer": "%s", "group": "tea", "channel": "wecom"}
                """.formatted(ids.get("customer")));
        ids.put("member", owned("member", answer, owner));
    }

    private void besides(Person owner) throws Exception {
        var place = "customers/" + ids.get("customer");
        ids.put(
                "note",
                JsonPath.read(
                        made(owner, place + "/notes", """
                {"text": "Better ring %s or write to %s."}
                """.formatted(
                                        phone("phone in a note"), mail("e-mail in a note"))),
                        "$.id"));
        ids.put("file", file(owner, place));
        var promise = made(owner, place + "/promises", """
                {"what": "Ring %s", "due": "%s"}
                """.formatted(
                        phone("phone in a promise"), Instant.now().plus(Duration.ofDays(2))));
        ids.put("promise", JsonPath.read(promise, "$.number"));
        ids.put(
                "deal",
                JsonPath.read(
                        made(boss, "opportunities", """
                {"name": "Deal %s", "amount": 10, "currency": "CNY", "customer": "%s", "owner": "%s", "team": "%s"}
                """.formatted(
                                        phone("phone in a deal's name"), ids.get("customer"), owner.id(), team)),
                        "$.id"));
    }

    private String file(Person owner, String place) throws Exception {
        var content = "Their address: %s".formatted(word("what a file holds")).getBytes(StandardCharsets.UTF_8);
        var called = "call %s.txt".formatted(phone("phone in a file's name"));
        var answer = api.ask(multipart("/api/v1/" + place + "/files")
                        .file(new MockMultipartFile("file", called, "text/plain", content))
                        .with(httpBasic(owner.login(), Colleagues.PASSWORD)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
        return JsonPath.read(answer.getContentAsString(), "$.id");
    }

    private void privacyRequest(Person owner, List<CasesToAsk> kinds) {
        SecurityContextHolder.clearContext();
        var number = kinds.stream()
                .filter(kind -> kind.path().equals("privacy-requests"))
                .findFirst()
                .orElseThrow()
                .make(owner, team);
        ids.put("privacy request", number);
        ids.put(
                "asking customer",
                jdbc.sql("select customer_id from subject where number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single());
        jdbc.sql("""
                        update privacy_export
                        set content = jsonb_build_object('contact_point', jsonb_build_array(jsonb_build_object(
                            'value', cast(:value as text))))
                        where request_id = (select id from subject where number = :number)
                        """)
                .param("value", phone("what was collected for a request"))
                .param("number", number)
                .update();
    }

    /** A file with a row that is refused. */
    private void imported() throws Exception {
        var rows = "account,phone,email\nFirm %s,%s,%s\nBad %s,12,nonsense-%s\n"
                .formatted(
                        mark,
                        phone("phone in a file of rows"),
                        mail("e-mail in a file of rows"),
                        mark,
                        word("bad row"));
        var answer = api.ask(multipart("/api/v1/imports/customers")
                        .file(new MockMultipartFile(
                                "file", mark + ".csv", "text/csv", rows.getBytes(StandardCharsets.UTF_8)))
                        .with(httpBasic(boss.login(), Colleagues.PASSWORD)))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(202);
        ids.put("import", JsonPath.read(answer.getContentAsString(), "$.id"));
    }

    private void task(String what, String subject, Person owner) {
        var key = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 41);
        jdbc.sql("""
                        insert into user_task (key, process_instance_key, process_id, definition_key, element_id, name,
                            subject_id, assignee, candidate_groups, priority, state, created_at)
                        values (:key, :key, 'lead-assignment', 1, 'Task_ContactLead', 'Contact the lead',
                            :subject, :assignee, array[:team], 50, 'OPEN', now())
                        """)
                .param("key", key)
                .param("subject", UUID.fromString(subject))
                .param("assignee", owner.id().value())
                .param("team", team)
                .update();
        ids.put(what, Long.toString(key));
    }

    private String owned(String table, String answer, Person owner) {
        String id = JsonPath.read(answer, "$.id");
        for (var changed : List.of(table, "subject"))
            jdbc.sql("update %s set owner_id = :owner, team = :team where id = :id".formatted(changed))
                    .param("owner", owner.id().value())
                    .param("team", team)
                    .param("id", UUID.fromString(id))
                    .update();
        return id;
    }

    String phone(String what) {
        var digits = Phones.next();
        markers.add(Marker.of(what, digits));
        if (what.equals("customer's phone") || what.equals("lead's phone")) sought.add(digits.substring(7));
        return digits;
    }

    private String mail(String what) {
        var box = "m" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 45), 36);
        markers.add(Marker.of(what, box + "@"));
        return box + "@post" + mark + ".example.com";
    }

    private String word(String what) {
        var word = "w" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 45), 36);
        markers.add(Marker.of(what, word));
        return word;
    }

    private String made(Person person, String what, String body) throws Exception {
        SecurityContextHolder.clearContext();
        var answer = api.ask(
                        person,
                        post("/api/v1/" + what)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(body))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus())
                .as(what + ": " + answer.getContentAsString())
                .isBetween(200, 299);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    String asked(Person person, String address) throws Exception {
        return api.ask(person, get(address)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
