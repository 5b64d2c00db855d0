package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class HtmlPdfTests {

    @TempDir
    Path folder;

    @Test
    void showsBothLanguagesAndNumbersItsPages() throws IOException {
        var text = text("<h1>Müller &amp; 李娜</h1><p style=\"page-break-before: always\">第二页</p>");
        assertThat(text)
                .contains("Müller & 李娜")
                .contains("第二页")
                .contains("by us, page 1")
                .contains("by us, page 2");
    }

    @Test
    void wordsAreShownAsTheyAreWritten() throws IOException {
        assertThat(text("<p>" + HtmlPdf.text("<b>5 & \"6\" 'x' </b>") + "</p>")).contains("<b>5 & \"6\" 'x' </b>");
    }

    @Test
    void aSignThatTheFontLacksIsABoxAndIsTold() throws IOException {
        assertThat(text("<p>Party 🎉 now</p>")).contains("Party □ now").contains("lacks U+1F389 PARTY POPPER");
        assertThat(text("<p>Party</p>")).doesNotContain("lacks");
    }

    @Test
    void asksNobodyForPicturesAndStyles() throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            var near = Files.writeString(folder.resolve("near.css"), "p:after { content: 'secret' }")
                    .toUri();
            var style = """
                    @import url(%1$s/b.css); @import url(%2$s);
                    @font-face { font-family: x; src: url(%1$s/c.ttf) }
                    p { background: url(%1$s/d.png); font-family: x }
                    """.formatted(address, near);
            var text = text(style, """
                    <link rel="stylesheet" href="%1$s/a.css"/><link rel="stylesheet" href="%2$s"/>
                    <img src="%1$s/e.png"/><object data="%1$s/f"></object><iframe src="%1$s/g"></iframe><p>Here</p>
                    """.formatted(address, near));
            assertThat(text).contains("Here").doesNotContain("secret");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    private static String text(String body) throws IOException {
        return text("", body);
    }

    private static String text(String style, String body) throws IOException {
        var out = new ByteArrayOutputStream();
        new HtmlPdf(
                        Locale.ENGLISH,
                        "A title",
                        "An author",
                        style,
                        "by us, page " + HtmlPdf.PAGE,
                        body,
                        signs -> "lacks " + signs)
                .write(out);
        try (var reader = new PdfReader(out.toByteArray())) {
            assertThat(reader.getInfo()).containsEntry("Title", "A title").containsEntry("Author", "An author");
            var text = new StringBuilder();
            for (var page = 1; page <= reader.getNumberOfPages(); page++)
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
            return text.toString();
        }
    }
}
