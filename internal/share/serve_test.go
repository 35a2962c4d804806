package share

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"presshold/internal/protocol"
	"presshold/internal/session"
)

// raw sends bytes as they are, and returns all that comes back.
func (r *rig) raw(text string) string {
	r.Helper()
	c, err := net.Dial("tcp", r.host)
	if err != nil {
		r.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, text); err != nil {
		r.Fatal(err)
	}
	_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
	answer, _ := io.ReadAll(c) // it may be cut off
	return string(answer)
}

// Both the server and net/http close what listens.
func TestClosedTwice(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	g := newGate(l)
	for range 2 {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestNotThere holds that without the secret, under another name or with another method,
// everything is as if nothing were there.
func TestNotThere(t *testing.T) {
	r := newRig(t, Options{})
	view, control := string(r.view), string(r.control)
	nothing := r.raw("GET /favicon.ico HTTP/1.1\r\nHost: " + r.host + "\r\n\r\n")
	if !strings.HasPrefix(nothing, "HTTP/1.1 404 Not Found\r\n") {
		t.Fatal(nothing)
	}
	_, port, _ := net.SplitHostPort(r.host)
	for _, tt := range []struct{ name, line, host string }{
		{"the root", "GET / HTTP/1.1", r.host},
		{"no path", "GET  HTTP/1.1", ""}, // that is no request
		{"part of the secret", "GET /" + view[:25] + " HTTP/1.1", r.host},
		{"more than the secret", "GET /" + view + "0 HTTP/1.1", r.host},
		{"the secret elsewhere", "GET /x/" + view + " HTTP/1.1", r.host},
		{"the secret as a question", "GET /?" + view + " HTTP/1.1", r.host},
		{"no first slash", "GET //" + view + " HTTP/1.1", r.host},
		{"the other secret, which is not in use", "GET /" + control + " HTTP/1.1", r.host},
		{"a press without the secret", "POST /press HTTP/1.1", r.host},
		{"another method without the secret", "DELETE / HTTP/1.1", r.host},
		{"options of the server", "OPTIONS * HTTP/1.1", r.host},
		{"a proxy", "CONNECT " + r.host + " HTTP/1.1", r.host},
		{"a name that is bound anew", "GET /" + view + " HTTP/1.1", "evil.example:" + port},
		{"another name of this machine", "GET /" + view + " HTTP/1.1", "localhost:" + port},
		{"without the port", "GET /" + view + " HTTP/1.1", "127.0.0.1"},
		{"another host in the line", "GET http://evil.example/" + view + " HTTP/1.1", r.host},
	} {
		got := r.raw(tt.line + "\r\nHost: " + tt.host + "\r\n\r\n")
		if strings.HasPrefix(got, "HTTP/1.1 400 ") && tt.host == "" {
			continue
		}
		if withoutDate(got) != withoutDate(nothing) {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
	if strings.Contains(strings.ToLower(nothing), "server:") || strings.Contains(strings.ToLower(nothing), "presshold") {
		t.Errorf("it says what it is: %q", nothing)
	}
}

func withoutDate(answer string) string {
	before, rest, _ := strings.Cut(answer, "Date: ")
	_, after, _ := strings.Cut(rest, "\r\n")
	return before + after
}

// TestRules holds what is answered to somebody who has the secret.
func TestRules(t *testing.T) {
	r := newRig(t, Options{Control: true, Press: func() {}})
	r.run(expand(t, holds(protocol.Fixed(10*time.Second), 3), protocol.Options{}), 1)
	r.follow().show()
	view, control := r.Address(), r.ControlAddress()
	own := http.Header{"Origin": {"http://" + r.host}}
	for _, tt := range []struct {
		name, method, address string
		header                http.Header
		body                  string
		want                  int
	}{
		{"the page", "GET", view, nil, "", 200},
		{"the page, with a slash", "GET", view + "/", nil, "", 200},
		{"in capitals, as a QR code has it", "GET", strings.Replace(view, string(r.view), strings.ToUpper(string(r.view)), 1), nil, "", 200},
		{"the page with the button", "GET", control, nil, "", 200},
		{"the clock", "GET", view + "/clock", nil, "", 200},
		{"a tone", "GET", view + "/tone/press", nil, "", 200},
		{"a tone that there is none of", "GET", view + "/tone/none", nil, "", 404},
		{"a file", "GET", view + "/../../etc/passwd", nil, "", 404},
		{"something else", "GET", view + "/x", nil, "", 404},
		{"a look at the headers", "HEAD", view, nil, "", 405},
		{"a put", "PUT", view, nil, "", 405},
		{"a question across origins", "OPTIONS", view, nil, "", 405},
		{"a press on the page without a button", "POST", view + "/press", own, "pause", 404},
		{"a press by GET", "GET", control + "/press", nil, "", 405},
		{"a press from elsewhere", "POST", control + "/press", http.Header{"Origin": {"http://evil.example"}}, "pause", 403},
		{"a press from a frame elsewhere", "POST", control + "/press", http.Header{"Sec-Fetch-Site": {"cross-site"}}, "pause", 403},
		{"a press from nowhere", "POST", control + "/press", http.Header{"Origin": {"null"}}, "pause", 403},
		{"a press with too much in it", "POST", control + "/press", own, strings.Repeat("x", mostBody+1), 413},
		{"a press with as much as may be", "POST", control + "/press", own, strings.Repeat("x", mostBody), 409},
		{"a press that means something else", "POST", control + "/press", own, "released", 409},
		{"a press", "POST", control + "/press", own, "pause", 204},
		{"a press at once after it", "POST", control + "/press", own, "pause", 429},
	} {
		req := r.request(tt.method, tt.address, tt.body)
		for name, values := range tt.header {
			req.Header[name] = values
		}
		answer, body := r.do(req)
		if answer.StatusCode != tt.want {
			t.Errorf("%s: %s, want %d", tt.name, answer.Status, tt.want)
		}
		for name := range answer.Header {
			if strings.HasPrefix(name, "Access-Control-") || name == "Set-Cookie" || name == "Server" {
				t.Errorf("%s: header %s", tt.name, name)
			}
		}
		if answer.StatusCode == http.StatusOK {
			r.checkHeaders(tt.name, answer.Header)
		}
		if strings.Contains(body, string(r.control)) || strings.Contains(body, string(r.view)) {
			t.Errorf("%s: a secret is in the body", tt.name)
		}
	}
}

// checkHeaders looks for those that keep a browser from doing more than it must.
func (r *rig) checkHeaders(name string, h http.Header) {
	r.Helper()
	for key, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
		"Cross-Origin-Resource-Policy": "same-origin",
	} {
		if h.Get(key) != want {
			r.Errorf("%s: %s is %q, want %q", name, key, h.Get(key), want)
		}
	}
	policy := h.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "connect-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"} {
		if !strings.Contains(policy, want) {
			r.Errorf("%s: the policy %q lacks %s", name, policy, want)
		}
	}
	if strings.Contains(policy, "unsafe") || strings.Contains(policy, "*") {
		r.Errorf("%s: the policy %q is not strict", name, policy)
	}
}

// TestPresses holds that a press reaches the program if it comes in time.
func TestPresses(t *testing.T) {
	pressed := make(chan struct{}, 10)
	r := newRig(t, Options{Control: true, Press: func() { pressed <- struct{}{} }})
	s := r.follow()
	r.Idle(false, "start")
	if f := s.show().Frames[0]; f.Do != "start" || f.Role != "idle" {
		t.Errorf("before a run: %+v", f)
	}
	press := func(label string, want int) {
		t.Helper()
		answer, _ := r.do(r.request(http.MethodPost, r.ControlAddress()+"/press", label))
		if answer.StatusCode != want {
			t.Errorf("%q: %s, want %d", label, answer.Status, want)
		}
	}
	press("", http.StatusConflict)
	press("start", http.StatusNoContent)
	d := r.run(expand(t, holds(protocol.Span{Open: true}, 3), protocol.Options{}), 1)
	s.show()
	press("start", http.StatusConflict)
	press("released", http.StatusTooManyRequests)
	r.pass(d, pressGap)
	press("released", http.StatusNoContent)
	d.Do(session.Intent{Kind: session.Released})
	s.show()
	r.pass(d, pressGap)
	press("released", http.StatusConflict) // it is a release by now, which nobody must end by mistake
	press("pause", http.StatusNoContent)
	r.clock.pass(2750 * time.Millisecond)
	press("pause", http.StatusConflict) // the next hold has begun, though the program has not told
	if n := len(pressed); n != 3 {
		t.Errorf("%d presses arrived, want 3", n)
	}
}

// TestNothingWithoutALabel holds that a button that does nothing can't be pressed.
func TestNothingWithoutALabel(t *testing.T) {
	r := newRig(t, Options{Control: true, Press: func() { t.Error("pressed") }})
	if answer, _ := r.do(r.request(http.MethodPost, r.ControlAddress()+"/press", "")); answer.StatusCode != http.StatusConflict {
		t.Error(answer.Status)
	}
}

func TestSecrets(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		s := newSecret()
		text := string(s)
		if len(text) != 26 || seen[text] || strings.Trim(text, "0123456789abcdefghjkmnpqrstvwxyz") != "" {
			t.Fatalf("a secret is %q", text)
		}
		seen[text] = true
		if !s.is(text) || !s.is(strings.ToUpper(text)) || s.is(text[1:]) || s.is("") {
			t.Errorf("%q is compared wrongly", text)
		}
	}
}

// FuzzRequest holds that no request gets anything without a secret, and none breaks the
// server.
func FuzzRequest(f *testing.F) {
	for _, seed := range []string{"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "POST /SECRET/press HTTP/1.1\r\nContent-Length: 99\r\n\r\nx", "GET /SECRET HTTP/1.1\r\nHost: HOST\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\x16\x03\x01"} {
		f.Add(seed)
	}
	s := &Server{host: "127.0.0.1:1", view: newSecret(), control: newSecret(), opts: Options{Clock: newClock().Now, Control: true, Press: func() {}}, gate: newGate(nil)}
	s.controlled.Store(true)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.NewReplacer("SECRET", string(s.view), "HOST", s.host).Replace(text)
		req, err := http.ReadRequest(bufio.NewReader(strings.NewReader(text)))
		if err != nil {
			return
		}
		in, ok := s.admit(req)
		named := strings.HasPrefix(strings.ToLower(req.URL.Path), "/"+string(s.view)) || strings.HasPrefix(strings.ToLower(req.URL.Path), "/"+string(s.control))
		if ok && (!named || req.Host != s.host) {
			t.Errorf("%q was let in", text)
		}
		if serve, method := s.route(in); serve != nil && method != http.MethodGet && in.path != "press" {
			t.Errorf("%q is answered to %s", in.path, method)
		}
	})
}

// TestOneFile holds that the page asks for nothing by another name, and that its policy
// lets its own parts run.
func TestOneFile(t *testing.T) {
	r := newRig(t, Options{Control: true})
	for _, address := range []string{r.Address(), r.ControlAddress()} {
		_, body := r.get(address)
		for _, sign := range []string{"http:", "https:", "//cdn", "src=", "@import", "url(", "eval(", "innerHTML", "style=", "onclick="} {
			if strings.Contains(body, sign) {
				t.Errorf("the page has %q in it", sign)
			}
		}
		for _, sign := range []string{"<html lang=\"en\">", "aria-live=\"assertive\"", "prefers-reduced-motion", `"control":` + fmt.Sprint(address == r.ControlAddress())} {
			if !strings.Contains(body, sign) {
				t.Errorf("the page lacks %q", sign)
			}
		}
	}
}
