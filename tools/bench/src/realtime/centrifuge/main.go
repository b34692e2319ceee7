// Centrifuge, Centrifugo's core, as a node of two or as the publisher: JSON over WebSocket, history and recovery in Redis, so that a
// client which comes back can be given what it missed.
//
//	centrifuge node <port> <redis>
//	centrifuge publisher <redis> <channel>
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/centrifugal/centrifuge"
	"golang.org/x/sys/unix"
)

const (
	historySize = 256
	historyTime = 5 * time.Minute
)

func main() {
	switch os.Args[1] {
	case "node":
		serve(start(os.Args[3]), os.Args[2])
	case "publisher":
		publish(start(os.Args[2]), os.Args[3])
	}
}

func start(redis string) *centrifuge.Node {
	node, err := centrifuge.New(centrifuge.Config{
		LogLevel:   centrifuge.LogLevelError,
		LogHandler: func(entry centrifuge.LogEntry) { log.Println(entry.Message, entry.Fields) },
		// What may wait for one socket, as ws-gateway has it.
		ClientQueueMaxSize: 1024 * 1024,
	})
	check(err)
	shard, err := centrifuge.NewRedisShard(node, centrifuge.RedisShardConfig{Address: redis})
	check(err)
	broker, err := centrifuge.NewRedisBroker(node, centrifuge.RedisBrokerConfig{Shards: []*centrifuge.RedisShard{shard}})
	check(err)
	node.SetBroker(broker)
	node.OnConnecting(func(context.Context, centrifuge.ConnectEvent) (centrifuge.ConnectReply, error) {
		return centrifuge.ConnectReply{Credentials: &centrifuge.Credentials{UserID: "reader"}}, nil
	})
	node.OnConnect(func(client *centrifuge.Client) {
		client.OnSubscribe(func(_ centrifuge.SubscribeEvent, answer centrifuge.SubscribeCallback) {
			answer(centrifuge.SubscribeReply{
				Options: centrifuge.SubscribeOptions{EnableRecovery: true, EnablePositioning: true},
			}, nil)
		})
	})
	check(node.Run())
	return node
}

func serve(node *centrifuge.Node, port string) {
	http.Handle("/connection/websocket", centrifuge.NewWebsocketHandler(node, centrifuge.WebsocketConfig{
		CheckOrigin: func(*http.Request) bool { return true },
	}))
	http.HandleFunc("/readyz", func(http.ResponseWriter, *http.Request) {})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+port, nil))
}

// An order on standard input, a line each.
type order struct {
	PerSecond float64 `json:"perSecond"`
	Count     int     `json:"count"`
	FirstSeq  int     `json:"firstSeq"`
	// A message with the places where its number and its time go.
	Template string `json:"template"`
	SeqMark  string `json:"seqMark"`
	TimeMark string `json:"timeMark"`
}

func publish(node *centrifuge.Node, channel string) {
	fmt.Println("ready")
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 0, 64*1024), 1024*1024)
	for lines.Scan() {
		var o order
		check(json.Unmarshal(lines.Bytes(), &o))
		began := time.Now()
		for i := range o.Count {
			time.Sleep(time.Until(began.Add(time.Duration(float64(i) / o.PerSecond * float64(time.Second)))))
			text := strings.ReplaceAll(o.Template, o.SeqMark, fmt.Sprint(o.FirstSeq+i))
			text = strings.Replace(text, o.TimeMark, fmt.Sprintf("%016d", monotonicMicroseconds()), 1)
			_, err := node.Publish(channel, []byte(text), centrifuge.WithHistory(historySize, historyTime))
			check(err)
		}
		fmt.Println("done")
	}
}

// The clock that all processes of this machine share, and that nobody sets.
func monotonicMicroseconds() int64 {
	var now unix.Timespec
	check(unix.ClockGettime(unix.CLOCK_MONOTONIC, &now))
	return now.Nano() / 1000
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
