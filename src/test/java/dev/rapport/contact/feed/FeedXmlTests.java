package dev.rapport.contact.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.rapport.contact.accounts.ChannelAccount;
import dev.rapport.contact.feed.FeedXml.NoFeed;
import dev.rapport.contact.posts.PublicPost;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Feeds as they are found, and as nobody should write them. */
class FeedXmlTests {

    private static final ChannelAccount ACCOUNT = new ChannelAccount(
            UUID.randomUUID(),
            "feed",
            "Forum",
            ChannelAccount.State.ON,
            Map.of(),
            Set.of(),
            false,
            null,
            null,
            null,
            0);

    private final FeedReader reader = new FeedReader(new JsonMapper());

    private static List<FeedEntry> entries(String xml) throws NoFeed {
        return FeedXml.read(xml.getBytes(StandardCharsets.UTF_8), null, null);
    }

    private PublicPost post(FeedEntry entry) {
        return (PublicPost) reader.read(ACCOUNT, reader.written(entry));
    }

    private PublicPost only(String item) throws NoFeed {
        var all = entries("<rss version='2.0'><channel><title>F</title>" + item + "</channel></rss>");
        assertThat(all).hasSize(1);
        return post(all.getFirst());
    }

    @Test
    void readsRss() throws NoFeed {
        var post = only("""
                <item>
                  <title>Pump broken &amp; nobody answers</title>
                  <link>https://forum.example/t/1</link>
                  <guid isPermaLink="false">t-1</guid>
                  <author>li@forum.example (Li Wei)</author>
                  <pubDate>Mon, 23 Nov 2026 10:00:00 +0800</pubDate>
                  <description>Short</description>
                  <content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>It is <b>broken</b>.</p><script>alert(1)</script>]]></content:encoded>
                  <media:content xmlns:media="http://search.yahoo.com/mrss/" url="https://x.example/p.jpg">no</media:content>
                </item>
                """);

        assertThat(post.there()).isEqualTo("t-1");
        assertThat(post.link()).isEqualTo("https://forum.example/t/1");
        assertThat(post.heading()).isEqualTo("Pump broken & nobody answers");
        assertThat(post.text()).isEqualTo("It is broken.");
        assertThat(post.handle()).isEqualTo("li@forum.example");
        assertThat(post.called()).isEqualTo("Li Wei");
        assertThat(post.at()).isEqualTo(Instant.parse("2026-11-23T02:00:00Z"));
    }

    @Test
    void readsAtom() throws NoFeed {
        var entry = entries("""
                <?xml version="1.0" encoding="utf-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
                  <title>论坛</title>
                  <link rel="self" href="https://forum.example/atom"/>
                  <entry>
                    <id>tag:forum.example,2026:1</id>
                    <title type="text">水泵坏了</title>
                    <link rel="edit" href="https://forum.example/edit/1"/>
                    <link rel="alternate" href="https://forum.example/1"/>
                    <author><name>王芳</name><email>wang@forum.example</email></author>
                    <updated>2026-11-24T08:00:00Z</updated>
                    <published>2026-11-23T08:00:00.5+08:00</published>
                    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>没人</p><p>理</p></div></content>
                  </entry>
                </feed>
                """.strip()).getFirst();

        var post = post(entry);
        assertThat(post.there()).isEqualTo("tag:forum.example,2026:1");
        assertThat(post.link()).isEqualTo("https://forum.example/1");
        assertThat(post.language()).isEqualTo("zh");
        assertThat(post.called()).isEqualTo("王芳");
        assertThat(post.text()).contains("没人").contains("理");
        assertThat(post.at()).isEqualTo(Instant.parse("2026-11-23T00:00:00.5Z"));
    }

    @Test
    void readsOldRssAndOldCharsets() throws NoFeed {
        var xml = """
                <?xml version="1.0" encoding="GB2312"?>
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                    xmlns:dc="http://purl.org/dc/elements/1.1/">
                  <channel><title>新闻</title></channel>
                  <item><title>产品投诉</title><link>https://news.example/1</link><dc:creator>记者</dc:creator>
                    <dc:date>2026-11-20T00:00:00Z</dc:date></item>
                </rdf:RDF>
                """.strip().getBytes(Charset.forName("GB2312"));

        var post = post(FeedXml.read(xml, null, null).getFirst());
        assertThat(post.heading()).isEqualTo("产品投诉");
        assertThat(post.called()).isEqualTo("记者");
        assertThat(post.handle()).isNull();
    }

    @Test
    void anEntryWithoutAnIdIsKnownByWhereItStandsElseByWhatItSays() throws NoFeed {
        var link = "<item><link>https://a.example/1</link><title>A</title></item>";
        var words = "<item><title>A</title><description>B</description></item>";

        assertThat(only(link).there())
                .isEqualTo(only(link.replace(">A<", ">C<")).there());
        assertThat(only(words).there())
                .isEqualTo(only(words).there())
                .isNotEqualTo(only(words.replace("B", "C")).there());
        assertThat(only("<item><guid>1</guid><link>https://a.example/1</link></item>")
                        .there())
                .isEqualTo(only("<item><guid>1</guid><link>https://b.example/2</link></item>")
                        .there());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "https://user:secret@bank.example/",
                "//bank.example/",
                "https://a example/",
                "ftp://a.example/",
            })
    void noAddressLeadsAnywhereButToAPage(String address) throws NoFeed {
        assertThat(only("<item><guid>1</guid><link>" + address + "</link></item>")
                        .link())
                .isNull();
    }

    @Test
    void nothingTurnsRoundTheTextBesideIt() throws NoFeed {
        var post = only("<item><guid>1</guid><author>\u202Egnp.exe\u2066 Li</author><title>a\u202Eb</title></item>");

        assertThat(post.called()).isEqualTo("gnp.exe Li");
        assertThat(post.heading()).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>no</body></html>",
                "<rss><channel><item><title>early",
                "{\"json\": true}",
                "<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><rss><channel><item><title>&b;</title></item></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&x;</title></item></channel></rss>",
                "<!DOCTYPE rss SYSTEM 'http://169.254.169.254/'",
            })
    void whatIsNoFeedIsSaidToBeNone(String xml) {
        assertThatExceptionOfType(NoFeed.class).isThrownBy(() -> entries(xml));
    }

    @Test
    void whatIsDeepIsRefused() {
        var deep = "<rss><channel><item><description>" + "<a>".repeat(10_000) + "</description></item></channel></rss>";

        assertThatExceptionOfType(NoFeed.class).isThrownBy(() -> entries(deep));
    }

    @Test
    void aLongTextEndsEarlyAndAHundredThousandEntriesAreRead() throws NoFeed {
        assertThat(only("<item><guid>1</guid><description>" + "字".repeat(100_000) + "</description></item>")
                        .text())
                .hasSizeLessThanOrEqualTo(20_000);
        assertThat(entries("<rss><channel>" + "<item><guid>1</guid></item>".repeat(100_000) + "</channel></rss>"))
                .hasSize(100_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@", "a@", "a@b ", "a@b (", " "})
    void aLongAuthorHoldsNobodyUp(String part) {
        var item = "<item><guid>1</guid><author>a@b" + part.repeat(60_000 / part.length()) + "</author></item>";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(5), () -> only(item))
                        .there())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "/t/1, https://forum.example/t/1",
        "t/1, https://forum.example/board/t/1",
        "?t=1, https://forum.example/board/feed?t=1",
        "../t/1, https://forum.example/t/1",
        "//other.example/1, https://other.example/1",
        "http://other.example/1, http://other.example/1",
        "javascript:alert(1),",
        "//user:secret@bank.example/,",
    })
    void aRelativeLinkLeadsToWhereTheFeedStands(String link, @Nullable String page) throws NoFeed {
        var rss = "<rss><channel>%s<item><guid>1</guid><link>" + link + "</link></item></channel></rss>";
        var address = "https://forum.example/board/feed";

        assertThat(post(read(rss.formatted(""), address)).link()).isEqualTo(page);
        assertThat(post(read(rss.formatted("<link>" + address + "?x=1</link>"), "https://feeds.example/7"))
                        .link())
                .isEqualTo(page);
    }

    @Test
    void anAtomLinkStartsFromWhatItsEntrySays() throws NoFeed {
        var atom = """
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/forum/"><entry xml:base="2026/"><id>1</id>
                <link href="1.html"/></entry></feed>
                """;

        assertThat(post(read(atom, "https://forum.example/feed")).link())
                .isEqualTo("https://forum.example/forum/2026/1.html");
    }

    private static FeedEntry read(String xml, String address) throws NoFeed {
        return FeedXml.read(xml.getBytes(StandardCharsets.UTF_8), null, address).getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "'<?xml version=\"1.0\" encoding=\"gb2312\"?>', GB18030, ",
        "'<?xml version=\"1.0\" encoding=\"gb2312\"?>', GB18030, text/xml;charset=utf-8",
        "'<?xml version=\"1.0\" encoding=\"gb2312\"?>', GB18030, application/xml; charset=ISO-8859-1",
        "'', GB18030, 'text/xml; charset=\"GBK\"'",
        "'<?xml version=\"1.0\" encoding=\"gb2312\"?>', UTF-8, application/rss+xml; charset=gb2312",
        "'<?xml version=\"1.0\" encoding=\"no-such\"?>', UTF-8, ",
        "'<?xml version=\"1.0\" encoding=\"utf-16\"?>', UTF-16, ",
        "'<?xml version=\"1.0\"?>', UTF-16LE, ",
        "'<?xml version=\"1.0\" encoding=\"Big5\"?>', Big5, ",
    })
    void aFeedIsReadInTheCharsetThatItHas(String head, String charset, @Nullable String type) throws NoFeed {
        var title = charset.equals("Big5") ? "投訴水泵" : "朱镕基先生投诉水泵㐀";
        var bytes = (head + "<rss><channel><item><title>" + title + "</title></item></channel></rss>")
                .getBytes(Charset.forName(charset));

        assertThat(FeedXml.read(bytes, type, null).getFirst().title()).isEqualTo(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF\r\n<?xml version='1.0' encoding='UTF-8'?>\r\n",
                "\n  <?xml version='1.0'?>",
                " \t",
                "<?xml version='1.0'?><?xml-stylesheet href='a.css'?>",
                "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'>",
                "<?xml version='1.0'?><!-- a > b --><!DOCTYPE rss SYSTEM 'http://169.254.169.254/>'>",
            })
    void whatStandsBeforeTheFeedDoesNotHinder(String before) throws NoFeed {
        assertThat(entries(before + "<rss><channel><item><title>A</title></item></channel></rss>"))
                .extracting(FeedEntry::title)
                .containsExactly("A");
    }

    @ParameterizedTest
    @CsvSource({
        "A&nbsp;B, A B",
        "A&mdash;B&hellip;, A—B…",
        "AT&T, AT&T",
        "A & B, A & B",
        "A&unknown;B, A&unknown;B",
        "A\u0008\u000CB\u0000, AB",
        "A&#0;&#x1F;B, AB",
        "A&#128512;&lt;B, A😀<B",
        "<![CDATA[A&B]]>, A&B",
        "&, &",
    })
    void signsThatNoXmlHasDoNotHinder(String written, String read) throws NoFeed {
        var title = entries("<rss><channel><item><title>" + written + "</title></item></channel></rss>")
                .getFirst()
                .title();

        assertThat(Objects.requireNonNull(title).replace('\u00A0', ' ')).isEqualTo(read);
    }

    @Test
    void aLinkInCdataStaysAsItIs() throws NoFeed {
        assertThat(only("<item><link><![CDATA[https://a.example/?a=1&b=2]]></link></item>")
                        .link())
                .isEqualTo("https://a.example/?a=1&b=2");
        assertThat(only("<item><link>https://a.example/?a=1&b=2</link></item>").link())
                .isEqualTo("https://a.example/?a=1&b=2");
    }

    @Test
    void anEntryWithoutWordsAndWithoutALinkSaysNothing() throws NoFeed {
        assertThat(entries("<rss><channel><item/><item><title> </title></item></channel></rss>"))
                .allMatch(FeedEntry::saysNothing);
        assertThat(entries("<rss><channel><item><link>/1</link></item></channel></rss>"))
                .noneMatch(FeedEntry::saysNothing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon, 30 Nov 2026 10:00:00 EST | 2026-11-30T15:00:00Z",
                "Mon, 30 Nov 2026 10:00:00 PDT | 2026-11-30T17:00:00Z",
                "Mon, 30 Nov 2026 10:00:00 CST | 2026-11-30T16:00:00Z",
                "Mon, 30 Nov 2026 10:00:00 UT | 2026-11-30T10:00:00Z",
                "Mon, 30 Nov 2026 10:00:00 Z | 2026-11-30T10:00:00Z",
                "Mon, 30 Nov 2026 10:00 GMT | 2026-11-30T10:00:00Z",
                "Mon 30 November 2026 10:00:00 +0800 | 2026-11-30T02:00:00Z",
                "30 Nov 26 10:00:00 GMT+0800 | 2026-11-30T02:00:00Z",
                "Mon, 30 Nov 2026 10:00:00 +0800 (CST) | 2026-11-30T02:00:00Z",
                "2026-11-30T10:00:00+0800 | 2026-11-30T02:00:00Z",
                "2026-11-30 10:00:00 | 2026-11-30T10:00:00Z",
                "2026-11-30T10:00Z | 2026-11-30T10:00:00Z",
                "2026-11-30 | 2026-11-30T00:00:00Z",
            })
    void timesAreReadAsFeedsWriteThem(String written, Instant at) throws NoFeed {
        assertThat(only("<item><guid>1</guid><pubDate>" + written + "</pubDate></item>")
                        .at())
                .isEqualTo(at);
    }

    @Test
    void timesThatCannotBeReadAreNotKnown() throws NoFeed {
        for (var time : List.of("yesterday", "", "32 Nov 2026", "2026-13-01T00:00:00Z"))
            assertThat(only("<item><guid>1</guid><pubDate>" + time + "</pubDate></item>")
                            .at())
                    .as(time)
                    .isNull();
        assertThat(only("<item><guid>1</guid><pubDate>Fri, 31 Dec 2099 23:59:59 GMT</pubDate></item>")
                        .at())
                .isEqualTo(Instant.parse("2099-12-31T23:59:59Z"));
    }
}
