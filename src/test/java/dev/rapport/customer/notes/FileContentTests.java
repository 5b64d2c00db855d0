package dev.rapport.customer.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file is, is told by its content. */
class FileContentTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
            255044462d312e370a,                         PDF
            89504e470d0a1a0a0000000d49484452,           PNG
            ffd8ffe000104a464946,                       JPEG
            474946383961,                               GIF
            52494646aabbccdd57454250,                   WEBP
            52494646aabbccdd57415645,                   WAV
            49492a0008000000,                           TIFF
            000000186674797068656963,                   HEIC
            00000018667479706d703432,                   MP4
            4f67675300,                                 OGG
            2321414d520a,                               AMR
            49443304000000,                             MP3
            fffb9064,                                   MP3
            """)
    void signsTellWhatItIs(String head, FileKind kind) throws IOException {
        assertThat(kindOf(HexFormat.of().parseHex(head))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4d5a90000300000004000000ffff0000,  a program of Windows
            7f454c4602010100,                  a program of Linux
            cafebabe00000034,                  a class of Java
            d0cf11e0a1b11ae1,                  an old office file
            1f8b080000000000,                  an archive
            526172211a0700,                    an archive
            23212f62696e2f7368,                a script
            000102030405,                      nothing that is known
            """)
    void whatIsNotKnownToBeHarmlessIsNotTakenIn(String head, String what) throws IOException {
        assertThat(kindOf(HexFormat.of().parseHex(head))).as(what).isNull();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030", "UTF-16"})
    void textIsTextHoweverItIsWritten(String charset) throws IOException {
        assertThat(kindOf("客户,电话\n张敏,12\n".getBytes(Charset.forName(charset)))).isEqualTo(FileKind.TEXT);
    }

    @Test
    void whatWouldRunInABrowserIsText() throws IOException {
        assertThat(kindOf("<svg onload=alert(1)></svg>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileKind.TEXT);
        assertThat(kindOf("<html><script>1</script>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(FileKind.TEXT);
    }

    @Test
    void noiseIsNoText() throws IOException {
        var noise = new byte[10_000];
        new Random(7).nextBytes(noise);
        noise[0] = 'a';

        assertThat(kindOf(noise)).isNull();
    }

    @Test
    void documentsAreKnownByWhatIsInThem() throws IOException {
        assertThat(packed("[Content_Types].xml", "word/document.xml")).isEqualTo(FileKind.DOCX);
        assertThat(packed("[Content_Types].xml", "xl/workbook.xml")).isEqualTo(FileKind.XLSX);
        assertThat(packed("[Content_Types].xml", "ppt/presentation.xml")).isEqualTo(FileKind.PPTX);
    }

    @Test
    void programsInDocumentsAndOtherArchivesAreNotTakenIn() throws IOException {
        assertThat(packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"))
                .isNull();
        assertThat(packed("[Content_Types].xml", "word/document.xml", "word/embeddings/oleObject1.bin"))
                .isNull();
        assertThat(packed("META-INF/MANIFEST.MF", "Main.class")).isNull();
        assertThat(packed("notes.txt")).isNull();
        assertThat(kindOf("PK\3\4 but no archive".getBytes(StandardCharsets.ISO_8859_1)))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf,PDF,a.pdf",
        "a.PDF,PDF,a.PDF",
        "run.bat,TEXT,run.bat.txt",
        "a.html,PNG,a.html.png",
        "a,TEXT,a.txt"
    })
    void namesSayWhatFilesAre(String called, FileKind kind, String named) {
        assertThat(kind.named(called)).isEqualTo(named);
    }

    private FileKind packed(String... names) throws IOException {
        var file = folder.resolve("packed");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        return FileContent.kindOf(file).orElse(null);
    }

    private FileKind kindOf(byte[] content) throws IOException {
        var file = folder.resolve("file");
        Files.write(file, content);
        return FileContent.kindOf(file).orElse(null);
    }
}
