package dev.rapport.customer.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.Cases;
import dev.rapport.cases.Story;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.customer.merge.Merges;
import dev.rapport.customer.merge.Partings;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Revision;
import dev.rapport.testing.Api;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import dev.rapport.testing.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/** Files on a customer, and on a kind of case that nothing here knows of. */
@DatabaseTest
class KeptFilesTests {

    private static final byte[] PDF = "%PDF-1.7\nleaks".getBytes(StandardCharsets.UTF_8);

    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    KeptFiles files;

    @Autowired
    Customers customers;

    @Autowired
    Cases cases;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Api api;

    private Person owner;
    private Person stranger;
    private CustomerId customer;
    private String visit;
    private About onVisit;
    private About onCustomer;

    @BeforeEach
    void aVisitAtACustomer() throws Exception {
        owner = colleagues.join(colleagues.newTeam(), Role.SERVICE);
        stranger = colleagues.join(colleagues.newTeam(), Role.SALES);
        customer = customer("Zhang");
        visit = JsonPath.read(
                api.ask(
                                owner,
                                post("/api/v1/visits")
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .content("""
                        {"customer": "%s", "why": "Look at the pump"}
                        """.formatted(customer)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.number");
        onVisit = new About.OfCase(colleagues.as(owner, () -> cases.find(visit)).id());
        onCustomer = new About.OfCustomer(customer);
    }

    @Test
    void whatIsPutInComesOutAndIsTold() throws Exception {
        var big = new byte[700_000];
        System.arraycopy(PDF, 0, big, 0, PDF.length);
        big[699_999] = 7;
        var file = add(owner, onVisit, "Pump 1.pdf", big);

        assertThat(file)
                .extracting(KeptFile::name, KeptFile::kind, KeptFile::bytes)
                .containsExactly("Pump 1.pdf", FileKind.PDF, 700_000L);
        assertThat(content(owner, file)).isEqualTo(big);
        assertThat(story(Locale.ENGLISH)).contains(owner.name() + " added the file Pump 1.pdf");
        assertThat(colleagues
                        .as(owner, () -> cases.story(customer, List.of(), Locale.CHINESE, ZoneOffset.UTC, 20, null))
                        .items())
                .extracting(Story.Line::text)
                .contains(owner.name() + " 添加了文件 Pump 1.pdf");
    }

    @Test
    void aStrangerReceivesNothingAndOthersAreToldNeverToRunIt() throws Exception {
        var page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        var made = api.ask(upload(
                        owner, "/api/v1/cases/" + visit + "/files", "Angebot für Müller.html", "text/html", page))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.kind").value("text"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var address = "/api/v1/files/" + JsonPath.read(made, "$.id") + "/content";

        api.ask(owner, get(address))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/octet-stream"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string(
                                "Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'"))
                .andExpect(
                        header().string(
                                        "Content-Disposition",
                                        org.hamcrest.Matchers.matchesPattern(
                                                "attachment; .*filename\\*=UTF-8''Angebot%20f%C3%BCr%20M%C3%BCller.html.txt.*")))
                .andExpect(header().longValue("Content-Length", page.length));
        api.ask(stranger, get(address)).andExpect(status().isForbidden());
        api.ask(get(address)).andExpect(status().isUnauthorized());
    }

    @Test
    void whatIsSentTwiceUnderOneKeyIsOneFile() throws Exception {
        for (var times = 0; times < 2; times++)
            api.ask(upload(owner, "/api/v1/customers/" + customer + "/files", "a.pdf", "application/pdf", PDF)
                            .header("Idempotency-Key", mark))
                    .andExpect(status().isCreated());

        assertThat(of(onCustomer, false)).hasSize(1);
    }

    @Test
    void namesAndClaimsSayNothing() throws Exception {
        var program = new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0};
        api.ask(upload(owner, "/api/v1/cases/" + visit + "/files", "photo.png", "image/png", program))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("files.not-taken"));
        assertThat(add(owner, onVisit, "..\\..\\etc/pass:wd\u202Efdp.exe", PDF).name())
                .isEqualTo("pass-wdfdp.exe.pdf");
        assertThat(add(owner, onVisit, null, PDF).name()).isEqualTo("file.pdf");
        refuses("files.empty", () -> add(owner, onVisit, "a.txt", new byte[0]));
        assertThat(of(onVisit, false)).hasSize(2);
    }

    @Test
    void noMoreIsReadThanIsTakenAndNothingOfItStays() {
        var pieces = pieces();
        var endless = new Endless();

        refuses("files.too-large", () -> colleagues.as(owner, () -> files.add(onVisit, "a.txt", () -> endless)));

        assertThat(endless.read).isLessThan(files.largest().toBytes() + (1 << 20));
        assertThat(pieces()).isEqualTo(pieces);
        assertThat(of(onVisit, false)).isEmpty();
    }

    private static final class Endless extends InputStream {

        private long read;

        @Override
        public int read() {
            read++;
            return 'a';
        }
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() {
        var pieces = pieces();
        var broken = new InputStream() {
            private int left = 1_000_000;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) throw new IOException("gone");
                return 'a';
            }
        };

        assertThatThrownBy(() -> colleagues.as(owner, () -> files.add(onVisit, "a.txt", () -> broken)))
                .hasMessageContaining("gone");

        assertThat(pieces()).isEqualTo(pieces);
    }

    @Test
    void aFileIsReadPieceByPiece() throws Exception {
        var text = "a".repeat(3 << 20).getBytes(StandardCharsets.UTF_8);
        var file = add(owner, onVisit, "a.txt", text);
        var largest = new long[1];

        colleagues.as(owner, () -> files.open(file.id())).content().writeTo(new OutputStream() {
            @Override
            public void write(int one) {}

            @Override
            public void write(byte[] some, int from, int length) {
                largest[0] = Math.max(largest[0], length);
            }
        });

        assertThat(largest[0]).isEqualTo(256 << 10);
        assertThat(jdbc.sql("select count(*) from file_piece where file_id = :id")
                        .param("id", file.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(12);
    }

    @Test
    void whatIsRemovedIsNotGivenOutUntilItComesBackAndGoesAfterAMonth(@Autowired MovableClock clock) throws Exception {
        var total = total();
        var file = add(owner, onVisit, "Secret.pdf", PDF);
        var colleague = colleagues.join(owner.teams().iterator().next(), Role.SERVICE);
        refuses("files.not-yours", () -> colleagues.as(colleague, () -> files.remove(file.id())));
        colleagues.as(owner, () -> files.remove(file.id()));

        refuses("error.no-such-id", () -> content(owner, file));
        assertThat(story(Locale.ENGLISH)).noneMatch(line -> line.contains("Secret"));
        colleagues.as(owner, () -> files.restore(file.id()));
        assertThat(content(owner, file)).isEqualTo(PDF);

        colleagues.as(owner, () -> files.remove(file.id()));
        clock.move(Duration.ofDays(29));
        files.forgetRemoved();
        assertThat(of(onVisit, true)).hasSize(1);
        clock.move(Duration.ofDays(2));
        files.forgetRemoved();
        assertThat(of(onVisit, true)).isEmpty();
        assertThat(jdbc.sql("select count(*) from file_piece where file_id = :id")
                        .param("id", file.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(total()).isLessThanOrEqualTo(total);
    }

    @Test
    void whoMayNotSeeOrOnlyLooksAddsNothing() {
        var auditor = colleagues.join(null, Role.AUDITOR);
        refuses("access.other-owner", () -> add(stranger, onVisit, "a.pdf", PDF));
        refuses("access.other-owner", () -> colleagues.as(stranger, () -> files.of(onVisit, false, 5, null)));
        refuses("access.role-missing", () -> add(auditor, onCustomer, "a.pdf", PDF));
    }

    @Test
    void filesGoWithACustomerThatBecomesAnotherAndComeBack(@Autowired Merges merges, @Autowired Partings partings) {
        var other = customer("Chang");
        add(owner, new About.OfCustomer(other), "other.pdf", PDF);
        var manager = colleagues.join(null, Role.MANAGER);

        colleagues.as(manager, () -> merges.merge(customer, other, Map.of(), Revision.ANY));
        assertThat(of(onCustomer, false)).extracting(KeptFile::name).containsExactly("other.pdf");

        colleagues.as(manager, () -> partings.part(other, false));
        assertThat(of(onCustomer, false)).isEmpty();
        assertThat(of(new About.OfCustomer(other), false))
                .extracting(KeptFile::name, KeptFile::addedBy)
                .containsExactly(tuple("other.pdf", owner.name()));
    }

    private long total() {
        return jdbc.sql("select bytes from file_total").query(Long.class).single();
    }

    private long pieces() {
        return jdbc.sql("select count(*) from file_piece").query(Long.class).single();
    }

    private AbstractMockHttpServletRequestBuilder<?> upload(
            Person person, String address, String name, String type, byte[] content) {
        return multipart(address)
                .file(new MockMultipartFile("file", name, type, content))
                .with(httpBasic(person.login(), Colleagues.PASSWORD));
    }

    private byte[] content(Person person, KeptFile file) throws IOException {
        var out = new ByteArrayOutputStream();
        colleagues.as(person, () -> files.open(file.id())).content().writeTo(out);
        return out.toByteArray();
    }

    private KeptFile add(Person person, About about, String name, byte[] content) {
        return colleagues.as(person, () -> files.add(about, name, new ByteArrayResource(content)));
    }

    private List<KeptFile> of(About about, boolean removed) {
        return colleagues.as(owner, () -> files.of(about, removed, 20, null)).items();
    }

    private List<String> story(Locale locale) {
        return colleagues.as(owner, () -> cases.story(visit, locale, ZoneOffset.UTC, 20, null)).items().stream()
                .map(Story.Line::text)
                .toList();
    }

    private CustomerId customer(String name) {
        return customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, name + " " + mark, null, null, null, List.of(), Map.of()))
                .id();
    }

    private interface Deed {
        void run() throws Exception;
    }

    private static void refuses(String why, Deed deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo(why));
    }
}
