package dev.genkan.server.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.genkan.identity.user.Picture;
import dev.genkan.server.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures that members set of themselves, and the one that everybody else has.
class ProfileImageTest {

    private static final String HERE = "/v1/me/profile_image";
    private static final byte[] GIF = "GIF89a\1\0\1\0picture".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path directory;

    private WireHouse house;
    private CheckedPage ada;

    @BeforeEach
    void open() {
        house = new WireHouse(directory);
        ada = CheckedPage.memberAt(house, "ada@example.com");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_picture_is_sent_as_a_form_shown_to_everybody_for_good_and_taken_away() {
        Told set = form(GIF);
        String address = String.valueOf(CheckedPage.response(set).get("public_url"));
        assertThat(address).startsWith(house.url() + "/v1/pictures/img_");
        assertThat(CheckedPage.response(ada.get("/v1/me")))
                .containsEntry("image_url", address)
                .containsEntry("has_image", true);

        Answer shown = house.browser().open(URI.create(address).getPath());
        assertThat(shown.body()).isEqualTo(new String(GIF, StandardCharsets.ISO_8859_1));
        assertThat(shown.header("Content-Type")).isEqualTo("image/gif");
        assertThat(shown.header("Cache-Control")).contains("immutable");
        assertThat(shown.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(shown.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");

        assertThat(CheckedPage.response(ada.delete(HERE))).containsEntry("deleted", true);
        assertThat(house.browser().open(URI.create(address).getPath()).status()).isEqualTo(404);
        assertThat(CheckedPage.response(ada.get("/v1/me"))).containsEntry("has_image", false);
        assertThat(ada.delete(HERE).status()).isEqualTo(404);
    }

    @Test
    void a_picture_is_sent_as_base64_with_or_without_the_browsers_frame() {
        String base64 = Base64.getEncoder().encodeToString(GIF);
        for (String text : List.of(base64, "data:image/svg+xml;base64," + base64)) {
            Told set = ada.upload(HERE, "application/octet-stream", text.getBytes(StandardCharsets.US_ASCII));
            assertThat(set.status()).isEqualTo(200);
            String path = URI.create(String.valueOf(CheckedPage.response(set).get("public_url")))
                    .getPath();
            assertThat(house.browser().open(path).header("Content-Type")).isEqualTo("image/gif");
        }
    }

    @Test
    void what_is_no_picture_is_refused_whatever_it_is_called() {
        for (String hostile : List.of(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<!DOCTYPE html><script>alert(1)</script>",
                "",
                "GIF",
                "PK\u0003\u0004")) {
            Told refused = form(hostile.getBytes(StandardCharsets.US_ASCII));
            assertThat(refused.status()).as(hostile).isEqualTo(422);
            assertThat(refused.errorField()).isEqualTo("file");
        }
        assertThat(ada.upload(
                                HERE,
                                "application/octet-stream",
                                "GIF89a not base64!".getBytes(StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(400);
        assertThat(ada.upload(HERE, "image/gif", GIF).status()).isEqualTo(415);
        assertThat(ada.get("/v1/me").body()).contains("\"has_image\":false");
    }

    @Test
    void forms_that_are_broken_or_too_large_are_refused() {
        assertThat(ada.upload(HERE, "multipart/form-data", GIF).status()).isEqualTo(400);
        assertThat(ada.upload(HERE, "multipart/form-data; boundary=x", GIF).errorField())
                .isEqualTo("file");
        assertThat(ada.upload(
                                HERE,
                                "multipart/form-data; boundary=x",
                                "--x\r\n--x\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII))
                        .errorField())
                .isEqualTo("file");
        byte[] bomb = Arrays.copyOf(GIF, 2 * 1024 * 1024);
        assertThat(form(bomb).status()).isEqualTo(413);
        assertThat(ada.upload(HERE, "application/octet-stream", bomb).status()).isEqualTo(413);
        assertThat(form(Arrays.copyOf(GIF, Picture.LARGEST)).status()).isEqualTo(200);
        assertThat(form(Arrays.copyOf(GIF, Picture.LARGEST + 1)).status()).isEqualTo(422);
    }

    @Test
    void nobody_sets_a_picture_of_nobody() {
        assertThat(new CheckedPage(house, house.browser())
                        .upload(HERE, "application/octet-stream", GIF)
                        .status())
                .isIn(400, 401);
        assertThat(CheckedPage.of(house).delete(HERE).status()).isEqualTo(401);
    }

    @Test
    void everybody_else_has_their_initials_on_a_colour_of_their_own() {
        ada.patch("/v1/me", "first_name", "<script>alert(1)</script>", "last_name", "\u00e9lan");
        String address = String.valueOf(CheckedPage.response(ada.get("/v1/me")).get("image_url"));
        Answer avatar = house.browser().open(URI.create(address).getPath());

        assertThat(avatar.header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(avatar.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(avatar.body()).contains(">S\u00c9</text>").doesNotContain("script", "ada@");
        for (String nobody : List.of("user_none", "sess_x", "..%2f..", "img_1")) {
            assertThat(house.browser().open("/v1/avatars/" + nobody).status())
                    .as(nobody)
                    .isIn(404, 400);
        }
        assertThat(house.browser()
                        .open("/v1/pictures/img_000000000000000000000000000")
                        .status())
                .isEqualTo(404);
    }

    private Told form(byte[] picture) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes("--cut\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nfile\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(
                "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.svg\"\r\nContent-Type: text/html\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        form.writeBytes(picture);
        form.writeBytes("\r\n--cut--\r\n".getBytes(StandardCharsets.US_ASCII));
        return ada.upload(HERE, "multipart/form-data; boundary=cut", form.toByteArray());
    }
}
